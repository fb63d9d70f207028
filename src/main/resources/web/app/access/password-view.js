import { LitElement, html } from 'lit';
import { notify } from '../parts/notices.js';
import { ask } from '../state/api.js';
import { to } from '../state/route.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { fieldsOf, form } from './form.js';
import { newPassword, whyNot } from './new-password.js';

/** Changes the password of whoever is logged in. */
class PasswordView extends LitElement {
    static properties = { problem: { state: true }, busy: { state: true } };
    static styles = [shared, form];

    render() {
        if (!session.user) {
            return html`<h1>Change password</h1><p class="empty">Nobody has to log in here, so there is no password.</p>`;
        }
        return html`<div class="stack narrow">
            <h1>Change password</h1>
            <p>You stay logged in here, and nowhere else.</p>
            <form @submit=${this.#submit}>
                <input hidden name="name" autocomplete="username" .value=${session.user} />
                <div class="field">
                    <label for="old">Current password</label>
                    <input id="old" name="old" type="password" required autocomplete="current-password" />
                </div>
                ${newPassword('New password')}
                <p class="error" role="alert">${this.problem ?? ''}</p>
                <div class="row">
                    <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>Change</button>
                    <a class="button" href="#/now">Cancel</a>
                </div>
            </form>
        </div>`;
    }

    async #submit(event) {
        event.preventDefault();
        const fields = fieldsOf(event);
        this.problem = whyNot(fields);
        if (this.busy || this.problem) {
            return;
        }
        this.busy = true;
        try {
            await ask('api/session/password', { method: 'PUT', json: { old: fields.old, password: fields.password } });
            notify('The password is changed.');
            location.hash = to('now');
        } catch (problem) {
            this.problem = problem.message;
        }
        this.busy = false;
    }
}
customElements.define('aubade-password-view', PasswordView);
