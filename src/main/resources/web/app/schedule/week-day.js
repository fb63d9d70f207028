import { LitElement, css, html } from 'lit';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { shared } from '../style/shared.js';
import { dayOf, timeOf } from '../words/time.js';
import '../parts/state-chip.js';
import { skip } from './edits.js';

/** How many occurrences of a day are shown; the rest is counted. */
const SHOWN = 12;

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
        const { day, rows } = this;
        return html`<article class="card ${this.today ? 'today' : ''}" aria-labelledby="day">
            <h3 id="day">${this.today ? 'Today' : dayOf(day.starts)}</h3>
            ${this.#sun()} ${this.#clocks()}
            ${rows.length === 0 ? html`<p class="empty small">Nothing is due.</p>` : ''}
            <ol>${rows.slice(0, SHOWN).map((row) => this.#row(row))}</ol>
            ${rows.length > SHOWN ? html`<p class="small muted">…and ${rows.length - SHOWN} more</p>` : ''}
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
        const next = home.schedules.find(({ name }) => name === row.schedule)?.next;
        const mayBeSkipped = !row.decided && !off && next?.planned === row.planned;
        return html`<li class="due ${row.decided ? 'decided' : ''} ${off ? 'off' : ''}">
            <time class="number" datetime=${row.at}>${timeOf(row.at)}</time>
            <span class="small">${row.schedule} · ${row.run ? html`<a href=${to('runs', row.run)}>${row.program}</a>` : row.program}</span>
            ${row.decision === 'RAN' && !row.decided ? '' : html`<aubade-state .state=${row.decision}></aubade-state>`}
            ${row.reason && row.decision !== 'RAN' ? html`<span class="small muted">${row.reason}</span>` : ''}
            ${mayBeSkipped ? html`<button @click=${() => skip(row.schedule)} aria-label="Skip ${row.schedule} on ${dayOf(row.at)} at ${timeOf(row.at)}">Skip</button>` : ''}
        </li>`;
    }
}
customElements.define('aubade-week-day', WeekDay);
