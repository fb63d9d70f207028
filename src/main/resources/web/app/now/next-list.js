import { LitElement, css, html } from 'lit';
import { Clock } from '../state/clock.js';
import { home } from '../state/home.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import { distanceOf, whenOf } from '../words/time.js';
import '../parts/state-chip.js';

const SHOWN = 4;

/** What the schedules do next. */
class NextList extends LitElement {
    static styles = [
        shared,
        css`
            h2 { margin-bottom: 0.6rem; }
            .card { padding: 0.25rem 0.9rem; }
            li { padding: 0.55rem 0; border-bottom: 1px solid var(--line); }
            li:last-child { border: 0; }
            time { font-weight: 600; }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'ahead', 'home');
        new Clock(this, 15_000);
    }

    render() {
        const next = home.ahead.filter((one) => Date.parse(one.due) > home.now()).slice(0, SHOWN);
        return html`<section aria-labelledby="next">
            <div class="row between"><h2 id="next">Next</h2><a class="small" href="#/schedule">The week</a></div>
            <ol class="card">
                ${next.length === 0 ? html`<li class="empty">Nothing in the next seven days.</li>` : next.map(row)}
            </ol>
        </section>`;
    }
}

function row(one) {
    return html`<li>
        <div class="row between">
            <time class="number" datetime=${one.due}>${whenOf(one.due)}</time>
            ${one.decision === 'RAN'
                ? html`<span class="small muted">${distanceOf(one.due)}</span>`
                : html`<aubade-state .state=${one.decision} title=${one.reason}></aubade-state>`}
        </div>
        <p class="small muted">${one.schedule} runs <a href="#/programs/${encodeURIComponent(one.program)}">${one.program}</a></p>
    </li>`;
}
customElements.define('aubade-next-list', NextList);
