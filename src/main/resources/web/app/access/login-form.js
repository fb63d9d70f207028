import { LitElement, html } from 'lit';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { fieldsOf, form } from './form.js';

/** Asks for a name and a password, and says why it was not let in. */
class LoginForm extends LitElement {
    static properties = { name: {}, problem: { state: true }, busy: { state: true } };
    static styles = [shared, form];

    render() {
        return html`<form @submit=${this.#submit} aria-busy=${this.busy ? 'true' : 'false'}>
            <div class="field">
                <label for="name">Name</label>
                <input id="name" name="name" required autocomplete="username" autocapitalize="none" spellcheck="false" .value=${this.name ?? ''} />
            </div>
            <div class="field">
                <label for="password">Password</label>
                <input id="password" name="password" type="password" required autocomplete="current-password" />
            </div>
            <p class="error" role="alert">${this.problem ?? ''}</p>
            <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>Log in</button>
        </form>`;
    }

    /** Whoever is known goes on with the password. */
    firstUpdated() {
        this.renderRoot.querySelector(this.name ? '#password' : '#name').focus();
    }

    async #submit(event) {
        event.preventDefault();
        if (this.busy) {
            return;
        }
        const { name, password } = fieldsOf(event);
        this.busy = true;
        this.problem = null;
        try {
            await session.logIn(name, password);
        } catch (problem) {
            this.problem = problem.message;
            this.renderRoot.querySelector('#password').select();
        }
        this.busy = false;
    }
}
customElements.define('aubade-login-form', LoginForm);
