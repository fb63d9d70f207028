import { LitElement, css, html } from 'lit';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import './login-form.js';
import './passkey-login.js';

/** Lies over what was open when the session ended, until somebody has logged in again. */
class SessionOver extends LitElement {
    static styles = [
        shared,
        css`
            dialog {
                border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface);
                color: var(--text); max-width: 26rem; width: calc(100% - 2rem); padding: 1.5rem; box-shadow: var(--shadow);
            }
            dialog::backdrop { background: rgb(0 0 0 / 45%); }
        `,
    ];

    firstUpdated() {
        this.#open();
    }

    #open() {
        this.renderRoot.querySelector('dialog').showModal();
    }

    /** A browser closes a dialog at the second Esc at the latest. */
    #closed() {
        if (this.isConnected && session.state === 'over') {
            this.#open();
        }
    }

    render() {
        return html`<dialog aria-labelledby="over" @cancel=${(event) => event.preventDefault()} @close=${this.#closed}>
            <div class="stack">
                <h2 id="over">The session is over</h2>
                <p>Log in to go on where you were.</p>
                <aubade-login-form .name=${session.user}></aubade-login-form>
                <aubade-passkey-login></aubade-passkey-login>
            </div>
        </dialog>`;
    }
}
customElements.define('aubade-session-over', SessionOver);
