import { LitElement, css, html } from 'lit';
import { to } from '../state/route.js';
import { shared } from '../style/shared.js';
import { durationOf, spanOf, timeOf } from '../words/time.js';
import '../parts/state-chip.js';

/** A run, or an occurrence that has none, and why. */
class PastEntry extends LitElement {
    static properties = { entry: {} };
    static styles = [
        shared,
        css`
            .entry { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr) auto; gap: 0.1rem 0.75rem; align-items: baseline; }
            .more { grid-column: 2 / -1; overflow-wrap: anywhere; }
            time { font-weight: 600; }
        `,
    ];

    render() {
        const { at, run, row } = this.entry;
        const program = run?.program ?? row.program;
        const when = run?.started ?? at;
        const link = run?.id ?? row.run;
        return html`<article class="entry" aria-label="${program} at ${timeOf(when)}">
            <time class="number" datetime=${new Date(when).toISOString()}>${timeOf(when)}</time>
            <span>${link ? html`<a href=${to('runs', link)}>${program}</a>` : html`<b>${program}</b>`}
                <span class="small muted">${this.#cause()}</span></span>
            <aubade-state .state=${run?.state ?? row.decision}></aubade-state>
            ${this.#more()}
        </article>`;
    }

    #cause() {
        const { run, row } = this.entry;
        const schedule = run?.schedule ?? row?.schedule;
        return schedule ? `by ${schedule}` : run?.by ? `on request of ${run.by}` : 'on request';
    }

    #more() {
        const { run, row } = this.entry;
        const reason = row && row.reason !== 'it was due' ? row.reason : '';
        const said = [run?.error ?? '', reason].filter(Boolean).join('; ');
        const took = run?.finished && run.started ? `took ${durationOf(spanOf(run))}` : '';
        return said
            ? html`<p class="more small ${run?.state === 'FAILED' ? 'error' : 'muted'}">${said}${took ? `; ${took}` : ''}</p>`
            : took ? html`<p class="more small muted">${took}</p>` : '';
    }
}
customElements.define('aubade-past-entry', PastEntry);
