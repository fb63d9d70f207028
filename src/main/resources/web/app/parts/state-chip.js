import { LitElement, css, html } from 'lit';
import { stateOf } from '../words/states.js';

/** The state of something, as a sign and a word. */
class StateChip extends LitElement {
    static properties = { state: {} };
    static styles = css`
        :host { display: inline-block; }
        span {
            display: inline-flex; align-items: center; gap: 0.35em; border-radius: 999px; padding: 0.1em 0.65em;
            font-size: 0.8rem; font-weight: 600; white-space: nowrap; line-height: 1.6;
        }
        .good { color: var(--good); background: var(--good-soft); }
        .bad { color: var(--bad); background: var(--bad-soft); }
        .warn { color: var(--warn); background: var(--warn-soft); }
        .busy { color: var(--busy); background: var(--busy-soft); }
        .idle { color: var(--idle); background: var(--idle-soft); }
    `;

    render() {
        const { tone, sign, word } = stateOf(this.state);
        return html`<span class=${tone}><b aria-hidden="true">${sign}</b>${word}</span>`;
    }
}
customElements.define('aubade-state', StateChip);
