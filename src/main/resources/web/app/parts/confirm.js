import { LitElement, css, html } from 'lit';
import { shared } from '../style/shared.js';

/** Asks before something is done that cannot be undone; gives whether it was confirmed. */
export function confirmed(question, explanation, action) {
    const dialog = document.createElement('aubade-confirm');
    Object.assign(dialog, { question, explanation, action });
    document.body.append(dialog);
    return dialog.answer.finally(() => dialog.remove());
}

/** The question in a dialog. */
class Confirm extends LitElement {
    static properties = { question: {}, explanation: {}, action: {} };
    static styles = [
        shared,
        css`
            dialog {
                border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface);
                color: var(--text); max-width: 28rem; width: calc(100% - 2rem); padding: 1.5rem; box-shadow: var(--shadow);
            }
            dialog::backdrop { background: rgb(0 0 0 / 45%); }
            .row { justify-content: flex-end; }
        `,
    ];

    #resolve;
    answer = new Promise((resolve) => (this.#resolve = resolve));

    firstUpdated() {
        this.renderRoot.querySelector('dialog').showModal();
    }

    #close(result) {
        this.renderRoot.querySelector('dialog').close();
        this.#resolve(result);
    }

    render() {
        return html`<dialog aria-labelledby="question" aria-describedby="why" @cancel=${() => this.#resolve(false)}>
            <div class="stack">
                <h2 id="question">${this.question}</h2>
                <p id="why">${this.explanation}</p>
                <div class="row">
                    <button @click=${() => this.#close(false)} autofocus>Keep it</button>
                    <button class="danger" @click=${() => this.#close(true)}>${this.action}</button>
                </div>
            </div>
        </dialog>`;
    }
}
customElements.define('aubade-confirm', Confirm);
