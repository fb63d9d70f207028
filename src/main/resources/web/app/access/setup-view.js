import { LitElement, html } from 'lit';
import { to } from '../state/route.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { fieldsOf, form } from './form.js';
import { newPassword, whyNot } from './new-password.js';

/** Makes the first user, for whoever has the link that the log shows. */
class SetupView extends LitElement {
    static properties = { link: {}, problem: { state: true }, busy: { state: true } };
    static styles = [shared, form];

    render() {
        return html`<div class="stack narrow">
            <h1>Welcome</h1>
            <p>Who are you? You become an admin, who may do everything and let others in.</p>
            <form @submit=${this.#submit}>
                <div class="field">
                    <label for="name">Name</label>
                    <input id="name" name="name" required maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false" />
                </div>
                ${newPassword('Password')}
                <p class="error" role="alert">${this.problem ?? ''}</p>
                <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>Begin</button>
            </form>
            <p class="small"><a href="#/now">I have an account</a></p>
        </div>`;
    }

    firstUpdated() {
        this.renderRoot.querySelector('#name').focus();
    }

    /** Replaces the address, so that the setup link does not stay in the browser's history. */
    async #submit(event) {
        event.preventDefault();
        const fields = fieldsOf(event);
        this.problem = whyNot(fields);
        if (this.busy || this.problem) {
            return;
        }
        this.busy = true;
        try {
            await session.setUp(this.link, fields.name, fields.password);
            location.replace(to('now'));
        } catch (problem) {
            this.problem = problem.message;
        }
        this.busy = false;
    }
}
customElements.define('aubade-setup-view', SetupView);
