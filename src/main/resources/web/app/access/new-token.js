import { LitElement, css, html } from 'lit';
import { notify } from '../parts/notices.js';
import { shared } from '../style/shared.js';

/** A token that was just made, to be copied: it is shown this once. */
class NewToken extends LitElement {
    static properties = { token: {} };
    static styles = [
        shared,
        css`
            .card { display: grid; gap: 0.6rem; border-color: var(--accent); }
            input { width: 100%; }
        `,
    ];

    render() {
        return html`<div class="card" role="group" aria-labelledby="made">
            <h3 id="made">The token ${this.token.name}</h3>
            <p class="small" role="status">Copy it: it is not shown again.</p>
            <input class="mono" readonly aria-label="The token" .value=${this.token.token} @focus=${(event) => event.target.select()} />
            <div class="row">
                <button class="primary" @click=${this.#copy}>Copy</button>
                <button @click=${() => this.dispatchEvent(new CustomEvent('hide'))}>Hide</button>
            </div>
        </div>`;
    }

    firstUpdated() {
        this.renderRoot.querySelector('input').focus();
    }

    /** Where the connection is not encrypted a page may not write to the clipboard; what is selected can be copied by hand. */
    async #copy() {
        const field = this.renderRoot.querySelector('input');
        field.select();
        try {
            await navigator.clipboard.writeText(field.value);
            notify('The token is copied.');
        } catch {
            notify('This browser does not let the page copy; the token is selected, copy it by hand.', { error: true });
        }
    }
}
customElements.define('aubade-new-token', NewToken);
