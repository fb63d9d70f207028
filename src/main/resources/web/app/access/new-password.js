import { html } from 'lit';
import { LEAST } from './form.js';

/** The fields for a new password, which is typed twice. */
export const newPassword = (label) => html`
    <div class="field">
        <label for="password">${label}</label>
        <input id="password" name="password" type="password" required minlength=${LEAST} autocomplete="new-password" aria-describedby="rule" />
        <span id="rule" class="small muted">At least ${LEAST} characters.</span>
    </div>
    <div class="field">
        <label for="again">Repeat password</label>
        <input id="again" name="again" type="password" required autocomplete="new-password" />
    </div>
`;

/** Why what was typed is no new password; undefined if it is one. */
export const whyNot = ({ password, again }) => (password === again ? undefined : 'The passwords are not the same; type both again.');
