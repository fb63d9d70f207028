import { LitElement, css, html } from 'lit';
import { canUsePasskeys } from '../state/passkey.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { form } from './form.js';

/** Logs in with a passkey, where the browser can. */
class PasskeyLogin extends LitElement {
    static properties = { problem: { state: true }, busy: { state: true } };
    static styles = [
        shared,
        form,
        css`
            div { display: grid; gap: 0.9rem; border-top: 1px solid var(--line); padding-top: var(--space); }
            button { justify-self: start; }
            .error:empty { display: none; }
        `,
    ];

    render() {
        return canUsePasskeys()
            ? html`<div>
                <button aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#logIn}>Log in with a passkey</button>
                <p class="error" role="alert">${this.problem ?? ''}</p>
            </div>`
            : '';
    }

    async #logIn() {
        if (this.busy) {
            return;
        }
        this.busy = true;
        this.problem = null;
        try {
            await session.logInWithPasskey();
        } catch (problem) {
            this.problem = problem.message;
        }
        this.busy = false;
    }
}
customElements.define('aubade-passkey-login', PasskeyLogin);
