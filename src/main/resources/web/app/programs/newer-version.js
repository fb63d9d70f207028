import { LitElement, css, html } from 'lit';
import { shared } from '../style/shared.js';
import './text-diff.js';

/** Somebody else has saved the program since this draft of it began: what they did, and what saving the draft would do to it. */
class NewerVersion extends LitElement {
    static properties = { base: {}, newer: {}, text: {} };
    static styles = [shared, css`.card { border-color: var(--warn); display: grid; gap: 0.6rem; }`];

    render() {
        return html`<section class="card" aria-labelledby="newer">
            <h2 id="newer">Somebody else has saved it since you began</h2>
            <p class="small">What they changed:</p>
            <aubade-text-diff .before=${this.base} .after=${this.newer.text} label="What somebody else has changed"></aubade-text-diff>
            <p class="small">What your text would change of theirs:</p>
            <aubade-text-diff .before=${this.newer.text} .after=${this.text} label="What your text would change of theirs"></aubade-text-diff>
            <div><button type="button" @click=${() => this.dispatchEvent(new CustomEvent('over'))}>Go on with my text</button></div>
        </section>`;
    }
}
customElements.define('aubade-newer-version', NewerVersion);
