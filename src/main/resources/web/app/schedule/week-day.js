import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { may } from '../state/session.js';
import { shared } from '../style/shared.js';
import { dayOf, timeOf } from '../words/time.js';
import '../parts/state-chip.js';
import { skip } from './edits.js';

/** One day of the week ahead: the sun, the clocks, and what is due. */
class WeekDay extends LitElement {
    static properties = { day: {}, today: { type: Boolean }, rows: {} };
    static styles = [
        shared,
        css`
            :host { height: 100%; }
            .card { height: 100%; padding: 0.8rem; display: grid; gap: 0.6rem; align-content: start; }
            .today { border-color: var(--accent); border-width: 2px; }
            .sun { display: flex; flex-wrap: wrap; gap: 0 0.75rem; font-size: 0.82rem; color: var(--muted); }
            .clocks { background: var(--warn-soft); color: var(--warn); border-radius: var(--radius-small); padding: 0.35rem 0.6rem; font-size: 0.82rem; font-weight: 600; }
            .due { border-left: 3px solid var(--line-strong); padding: 0.05rem 0 0.05rem 0.6rem; display: grid; gap: 0.1rem; justify-items: start; }
            .due.decided { border-color: var(--line); }
            .due.off time { text-decoration: line-through; color: var(--muted); }
            ol { display: grid; gap: 0.7rem; }
            time { font-weight: 650; }
            button { min-height: 1.75rem; padding: 0 0.6rem; font-size: 0.8rem; }
        `,
    ];

    render() {
        const { day } = this;
        const { shown, more } = this.rows;
        return html`<article class="card ${this.today ? 'today' : ''}" aria-labelledby="day">
            <h3 id="day" tabindex="-1">${this.today ? 'Today' : dayOf(day.starts)}</h3>
            ${this.#sun()} ${this.#clocks()}
            ${shown.length === 0 ? html`<p class="empty small">Nothing is due.</p>` : ''}
            <ol>${repeat(shown, (row) => row.schedule + row.planned, (row) => this.#row(row))}</ol>
            ${more.map((schedule) => html`<p class="small muted">…and more by ${schedule}</p>`)}
        </article>`;
    }

    #sun() {
        const { sunrise, sunset } = this.day;
        if (home.home.latitude === undefined) {
            return '';
        }
        return html`<p class="sun number">
            <span>☀ ${sunrise ? html`<span class="visually-hidden">sunrise</span> ${timeOf(sunrise)}` : 'no sunrise'}</span>
            <span>☾ ${sunset ? html`<span class="visually-hidden">sunset</span> ${timeOf(sunset)}` : 'no sunset'}</span>
        </p>`;
    }

    #clocks() {
        const change = this.day.clocksChange;
        if (!change) {
            return '';
        }
        const forward = change.to > change.from;
        return html`<p class="clocks">Clocks go ${forward ? 'forward' : 'back'}: ${change.from.slice(11)} becomes ${change.to.slice(11)}</p>`;
    }

    #row(row) {
        const off = ['SKIPPED', 'MISSED', 'OVERLAPPED'].includes(row.decision);
        const mayBeSkipped = may('member') && !row.decided && !off && Date.parse(row.at) > home.now();
        return html`<li class="due ${row.decided ? 'decided' : ''} ${off ? 'off' : ''}">
            <time class="number" datetime=${row.at}>${timeOf(row.at)}</time>
            <span class="small">${row.schedule} · ${row.run ? html`<a href=${to('runs', row.run)}>${row.program}</a>` : row.program}</span>
            ${row.decision === 'RAN' && !row.decided ? '' : html`<aubade-state .state=${row.decision}></aubade-state>`}
            ${row.reason && row.decision !== 'RAN' ? html`<span class="small muted">${row.reason}</span>` : ''}
            ${mayBeSkipped ? html`<button @click=${() => this.#skip(row)} aria-label="Skip ${row.schedule} on ${dayOf(row.at)} at ${timeOf(row.at)}">Skip</button>` : ''}
        </li>`;
    }

    /** The button goes with what it is for; who pressed it by keyboard goes on at the day. */
    async #skip(row) {
        if (await skip(row.schedule, row.planned)) {
            this.renderRoot.querySelector('#day').focus();
        }
    }
}
customElements.define('aubade-week-day', WeekDay);
