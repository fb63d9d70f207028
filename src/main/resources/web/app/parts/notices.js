import { LitElement, css, html } from 'lit';
import { shared } from '../style/shared.js';

/** How long something is said, in ms; an error stays until it is closed. */
const SAID = 6_000;
/** How many are there at a time beside errors. */
const MOST = 2;
const said = new EventTarget();

/** Says something at the edge of the page, also to whoever listens. */
export function notify(text, { error = false, link } = {}) {
    said.dispatchEvent(new CustomEvent('notice', { detail: { text, error, link } }));
}

/** What is under way, by key. */
const underWay = new Set();

/**
 * Does something and says what became of it: `done`, or what went wrong, but for the end of the session, which the page says. Gives
 * the result, or undefined. What is under way under the same `key` is not begun again, so that a double click does one thing.
 */
export async function attempt(action, done, key = null) {
    if (underWay.has(key)) {
        return undefined;
    }
    try {
        underWay.add(key ?? action);
        const result = await action();
        if (done) {
            notify(done);
        }
        return result;
    } catch (problem) {
        if (problem.status === 401) {
            return undefined;
        }
        const link = problem.run && { href: `#/runs/${problem.run}`, text: 'Show that run' };
        notify(problem.message, { error: true, link });
        return undefined;
    } finally {
        underWay.delete(key ?? action);
    }
}

/** What was said lately. */
class Notices extends LitElement {
    static properties = { all: { state: true } };
    static styles = [
        shared,
        css`
            :host {
                position: fixed; z-index: 15; right: 1rem; left: 1rem; bottom: calc(4.75rem + env(safe-area-inset-bottom));
                pointer-events: none; display: grid; justify-items: center;
            }
            div { max-height: 60vh; overflow-y: auto; }
            ul { display: grid; gap: 0.5rem; }
            li {
                pointer-events: auto; background: var(--text); color: var(--ground); border-radius: var(--radius-small);
                padding: 0.5rem 0.5rem 0.5rem 1rem; max-width: 40rem; display: flex; gap: 0.75rem; align-items: center;
                box-shadow: var(--shadow); overflow-wrap: anywhere;
            }
            li.error { background: var(--bad-soft); color: var(--bad); border: 1px solid currentColor; }
            a { color: inherit; white-space: nowrap; }
            button { background: none; border: 0; color: inherit; min-height: 2rem; padding: 0 0.5rem; }
            button:hover:not(:disabled) { background: none; text-decoration: underline; }
            @media (min-width: 48rem) { :host { bottom: 1.5rem; } }
        `,
    ];

    constructor() {
        super();
        this.all = [];
        said.addEventListener('notice', ({ detail }) => this.#add(detail));
    }

    #add(notice) {
        const others = this.all.filter(({ text }) => text !== notice.text);
        const fleeting = others.filter(({ error }) => !error).slice(0, -MOST);
        this.all = [...others.filter((one) => !fleeting.includes(one)), notice];
        if (!notice.error) {
            setTimeout(() => this.#remove(notice), SAID);
        }
    }

    #remove(notice) {
        this.all = this.all.filter((one) => one !== notice);
    }

    render() {
        return html`<div role="log" aria-label="Notices" aria-live="polite"><ul>
            ${this.all.map(
                (notice) => html`<li class=${notice.error ? 'error' : ''}>
                    <span>${notice.text}</span>
                    ${notice.link ? html`<a href=${notice.link.href}>${notice.link.text}</a>` : ''}
                    <button @click=${() => this.#remove(notice)} aria-label="Close the notice">✕</button>
                </li>`,
            )}
        </ul></div>`;
    }
}
customElements.define('aubade-notices', Notices);
