import { LitElement, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { confirmed } from '../parts/confirm.js';
import { attempt, notify } from '../parts/notices.js';
import { ask, at } from '../state/api.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { LEAST, fieldsOf, form } from './form.js';
import { list } from './list-style.js';
import { roleField } from './role-field.js';

/** The users: who they are, what they may do, and the form for another one. */
class UserList extends LitElement {
    static properties = { users: { state: true }, problem: { state: true }, refused: { state: true } };
    static styles = [shared, form, list];

    connectedCallback() {
        super.connectedCallback();
        this.#load();
    }

    async #load() {
        try {
            this.users = await ask('api/users');
            this.problem = null;
        } catch (problem) {
            this.problem = problem.message;
        }
    }

    render() {
        const { users = [] } = this;
        return html`<section aria-labelledby="users">
            <h2 id="users">Users</h2>
            ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : ''}
            ${users.length ? html`<ul class="card rows">${repeat(users, ({ name }) => name, (user) => this.#row(user))}</ul>` : ''}
            <details class="card">
                <summary>Add a user</summary>
                <form @submit=${this.#add}>
                    <div class="field"><label for="name">Name</label>
                        <input id="name" name="name" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false" /></div>
                    <div class="field"><label for="password">Password, at least ${LEAST} characters</label>
                        <input id="password" name="password" type="password" required minlength=${LEAST} autocomplete="new-password" /></div>
                    ${roleField('role', 'member')}
                    <p class="error" role="alert">${this.refused ?? ''}</p>
                    <button>Add</button>
                </form>
            </details>
        </section>`;
    }

    #row({ name, role }) {
        const isMe = name === session.user;
        return html`<li>
            <div class="row between">
                <p><b>${name}</b> <span class="muted">${role}${isMe ? ', that is you' : ''}</span></p>
                <button class="danger" aria-label="Remove ${name}" @click=${() => this.#remove(name)}>Remove</button>
            </div>
            <details>
                <summary aria-label="Change ${name}">Change</summary>
                <form @submit=${(event) => this.#change(event, name, role)}>
                    ${roleField(`role-${name}`, role)}
                    ${isMe ? '' : html`<div class="field">
                        <label for="password-${name}">New password (empty: unchanged)</label>
                        <input id="password-${name}" name="password" type="password" minlength=${LEAST} autocomplete="new-password" /></div>`}
                    <button aria-label="Save ${name}">Save</button>
                    ${isMe ? '' : html`<button type="button" class="danger" aria-label="Remove passkeys of ${name}" @click=${() => this.#removePasskeys(name)}>
                        Remove passkeys</button>`}
                </form>
            </details>
        </li>`;
    }

    async #add(event) {
        event.preventDefault();
        const fields = event.target;
        const user = fieldsOf(event);
        this.refused = null;
        try {
            await ask('api/users', { method: 'POST', json: user });
            fields.reset();
            fields.closest('details').open = false;
            notify(`${user.name} can log in.`);
        } catch (problem) {
            this.refused = problem.message;
        }
        await this.#load();
    }

    async #change(event, name, before) {
        event.preventDefault();
        const fields = event.target;
        const { role, password } = fieldsOf(event);
        const json = { ...(role === before ? {} : { role }), ...(password ? { password } : {}) };
        if (Object.keys(json).length > 0) {
            const change = () => ask(at('users', name), { method: 'PATCH', json }).then(() => true);
            if (await attempt(change, `${name} is changed.`, `change ${name}`)) {
                fields.closest('details').open = false;
            }
            fields.reset();
            await this.#load();
        }
    }

    async #removePasskeys(name) {
        if (await confirmed(`Remove the passkeys of ${name}?`, 'The user can no longer log in with them, and is logged out everywhere. The password stays valid.', 'Remove')) {
            await attempt(() => ask(at('users', name, 'passkeys'), { method: 'DELETE' }), `${name} has no passkeys.`, `remove the passkeys of ${name}`);
        }
    }

    async #remove(name) {
        if (await confirmed(`Remove ${name}?`, 'The sessions, tokens and passkeys of this user are deleted at once.', 'Remove')) {
            await attempt(() => ask(at('users', name), { method: 'DELETE' }), `${name} is removed.`, `remove ${name}`);
            await this.#load();
        }
    }
}
customElements.define('aubade-user-list', UserList);
