import { LitElement, css, html } from 'lit';
import { measures } from '../parts/measures.js';
import { shared } from '../style/shared.js';

/** A field for YAML with numbered lines, and each complaint at its line. */
class YamlField extends LitElement {
    static properties = { text: {}, violations: {}, label: {}, scroll: { state: true } };
    static styles = [
        shared,
        css`
            .editor {
                position: relative; display: grid; grid-template-columns: 3rem minmax(0, 1fr); overflow: hidden;
                border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface);
                font: 0.875rem/1.5rem var(--mono);
            }
            .editor:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
            .numbers { position: relative; background: var(--raised); color: var(--muted); overflow: hidden; text-align: right; }
            .numbers ol { position: absolute; inset: 0.5rem 0.5rem auto 0; }
            .numbers .wrong { color: var(--bad); font-weight: 700; }
            textarea {
                position: relative; width: 100%; min-height: 16rem; padding: 0.5rem 0.75rem; border: 0; border-radius: 0;
                background: transparent; font: inherit; white-space: pre; overflow: auto; resize: vertical; outline: none;
                tab-size: 2; display: block;
            }
            .marks { position: absolute; inset: 0 0 0 3rem; overflow: hidden; pointer-events: none; }
            .mark { position: absolute; left: 0; right: 0; height: 1.5rem; background: var(--bad-soft); }
            .mark span { position: absolute; white-space: nowrap; padding-left: 2ch; }
            .mark small { color: var(--bad); font-size: 0.8rem; }
            ol.said { margin-top: 0.6rem; display: grid; gap: 0.25rem; }
            .said button { min-height: 1.75rem; padding: 0 0.6rem; font-size: 0.85rem; }
        `,
    ];

    constructor() {
        super();
        this.violations = [];
        this.scroll = { top: 0, left: 0 };
    }

    render() {
        const lines = this.text.split('\n');
        const wrong = new Map(this.violations.filter(({ line }) => line).map((violation) => [violation.line, violation]));
        return html`<div class="editor">
                <div class="numbers" aria-hidden="true">
                    <ol ${measures({ transform: `translateY(${-this.scroll.top}px)` })}>
                        ${lines.map((_, index) => html`<li class=${wrong.has(index + 1) ? 'wrong' : ''}>${index + 1}</li>`)}
                    </ol>
                </div>
                <div class="marks" aria-hidden="true">
                    ${[...wrong].map(([line, { message }]) => this.#mark(line, message, lines[line - 1] ?? ''))}
                </div>
                <textarea
                    aria-label=${this.label}
                    aria-invalid=${this.violations.length > 0 ? 'true' : 'false'}
                    aria-describedby="said"
                    spellcheck="false"
                    autocapitalize="off"
                    autocomplete="off"
                    .value=${this.text}
                    @input=${this.#typed}
                    @scroll=${(event) => (this.scroll = { top: event.target.scrollTop, left: event.target.scrollLeft })}
                    rows=${Math.min(30, Math.max(12, lines.length + 2))}
                ></textarea>
            </div>
            <ol class="said" id="said" aria-live="polite">
                ${this.violations.map(
                    (violation) => html`<li class="error">
                        ${violation.line ? html`<button class="quiet" @click=${() => this.#go(violation.line)}>Line ${violation.line}</button>` : ''}
                        ${violation.message}
                    </li>`,
                )}
            </ol>`;
    }

    /** The complaint stands behind the end of its line. */
    #mark(line, message, text) {
        const top = `calc(0.5rem + ${(line - 1) * 1.5}rem - ${this.scroll.top}px)`;
        const left = `calc(0.75rem + ${text.length}ch - ${this.scroll.left}px)`;
        return html`<div class="mark" ${measures({ top })}><span ${measures({ left })}><small>${message}</small></span></div>`;
    }

    #typed(event) {
        this.text = event.target.value;
        this.dispatchEvent(new CustomEvent('typed', { detail: this.text }));
    }

    /** Selects a line. */
    #go(line) {
        const field = this.renderRoot.querySelector('textarea');
        const before = this.text.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
        const end = this.text.indexOf('\n', before);
        field.focus();
        field.setSelectionRange(before, end < 0 ? this.text.length : end);
    }
}
customElements.define('aubade-yaml-field', YamlField);
