import { LitElement, html } from 'lit';
import { ask } from '../state/api.js';
import { shared } from '../style/shared.js';
import { sayKey } from '../words/things.js';
import { whenOf } from '../words/time.js';
import { list } from './list-style.js';

/** How many entries are asked for at a time. */
const PAGE = 20;

/** Who did what, newest first. */
class AuditList extends LitElement {
    static properties = { entries: { state: true }, more: { state: true }, problem: { state: true } };
    static styles = [shared, list];

    constructor() {
        super();
        this.entries = [];
    }

    connectedCallback() {
        super.connectedCallback();
        this.#load([]);
    }

    /** Asks for what comes after the known ones. */
    async #load(known) {
        const last = known.at(-1);
        try {
            const page = await ask(`api/audit?limit=${PAGE}${last ? `&before=${last.id}` : ''}`);
            this.entries = [...known, ...page];
            this.more = page.length === PAGE;
            this.problem = null;
        } catch (problem) {
            this.problem = problem.message;
        }
    }

    render() {
        const { entries } = this;
        return html`<section aria-labelledby="audit">
            <div class="row between"><h2 id="audit">Audit log</h2><button @click=${() => this.#load([])}>Refresh</button></div>
            ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : ''}
            ${entries.length ? html`<ol class="card rows">${entries.map(row)}</ol>` : html`<p class="empty">No entries yet.</p>`}
            ${this.more ? html`<div><button @click=${() => this.#load(entries)}>Show more</button></div>` : ''}
        </section>`;
    }
}

function row({ at, who, address, action, subject, status }) {
    return html`<li>
        <div>
            <p><b>${who}</b> ${sayKey(action)} ${status >= 400 ? html`<span class="error">refused</span>` : ''}
                <span class="muted small">${whenOf(at)}, from ${address}</span></p>
            <p class="mono muted">${subject}</p>
        </div>
    </li>`;
}
customElements.define('aubade-audit-list', AuditList);
