import { LitElement, html } from 'lit';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { form } from './form.js';
import './login-form.js';
import './passkey-login.js';

/** What is there instead of the house while nobody is logged in. */
class LoginView extends LitElement {
    static styles = [shared, form];

    render() {
        return html`<div class="stack narrow">
            <h1>Log in</h1>
            ${session.needsSetup
                ? html`<p class="card">Nobody can log in yet. Follow the link in the log of the service: it makes the first user.</p>`
                : ''}
            <aubade-login-form></aubade-login-form>
            <aubade-passkey-login></aubade-passkey-login>
        </div>`;
    }
}
customElements.define('aubade-login-view', LoginView);
