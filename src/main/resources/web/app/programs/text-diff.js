import { LitElement, css, html } from 'lit';
import { shared } from '../style/shared.js';
import { diffOf } from './line-diff.js';

/** How many lines around a change are shown. */
const AROUND = 2;
const WORDS = { '+': 'added', '-': 'removed' };

/** What is different between two texts. */
class TextDiff extends LitElement {
    static properties = { before: {}, after: {}, label: {} };
    static styles = [
        shared,
        css`
            .lines { font-family: var(--mono); font-size: 0.85rem; overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius-small); }
            li { white-space: pre; padding: 0 0.75rem; width: max-content; min-width: 100%; }
            .added { background: var(--good-soft); color: var(--good); }
            .removed { background: var(--bad-soft); color: var(--bad); }
            .gap { color: var(--muted); }
        `,
    ];

    render() {
        const lines = diffOf(this.before, this.after);
        const near = (index) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ sign }) => sign !== ' ');
        const shown = lines.map((line, index) => (near(index) ? line : null));
        if (shown.every((line) => line === null)) {
            return html`<p class="muted">Nothing differs from the saved version.</p>`;
        }
        return html`<div class="lines" tabindex="0" role="group" aria-label=${this.label ?? 'What differs from the saved version'}><ul>
            ${shown.map((line, index) =>
                line
                    ? html`<li class=${WORDS[line.sign] ?? ''}>${WORDS[line.sign] ? html`<span class="visually-hidden">${WORDS[line.sign]}: </span>` : ''}${line.sign} ${line.text}</li>`
                    : shown[index - 1] !== null
                      ? html`<li class="gap">⋯</li>`
                      : '',
            )}
        </ul></div>`;
    }
}
customElements.define('aubade-text-diff', TextDiff);
