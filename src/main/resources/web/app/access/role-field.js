import { html } from 'lit';

const ROLES = [
    ['viewer', 'viewer: sees'],
    ['member', 'member: also runs'],
    ['admin', 'admin: also edits'],
];

/** A choice of the role. */
export const roleField = (id, role) => html`<div class="field">
    <label for=${id}>Role</label>
    <select id=${id} name="role">
        ${ROLES.map(([each, words]) => html`<option value=${each} ?selected=${each === role}>${words}</option>`)}
    </select>
</div>`;
