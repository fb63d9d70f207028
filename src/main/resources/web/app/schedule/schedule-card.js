import { LitElement, css, html } from 'lit';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { may } from '../state/session.js';
import { shared } from '../style/shared.js';
import { sayWhen } from '../words/things.js';
import { distanceOf, whenOf } from '../words/time.js';
import { pause, resume, runNow, skip, snooze } from './edits.js';
import '../parts/state-chip.js';

const LATER = [['10m', '10 min'], ['20m', '20 min'], ['1h', '1 hour'], ['3h', '3 hours']];
const BREAKS = [['24h', 'a day'], ['72h', '3 days'], ['168h', 'a week'], ['336h', 'two weeks']];

/** One schedule: when it is due, what comes next, and the edits of its future. */
class ScheduleCard extends LitElement {
    static properties = { schedule: {} };
    static styles = [
        shared,
        css`
            :host, .card { height: 100%; }
            .card { display: grid; gap: 0.5rem; align-content: start; }
            .actions { margin-top: 0.4rem; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
            .actions .row { flex-wrap: nowrap; gap: 0.25rem; }
            button, select { min-height: 2.25rem; font-size: 0.88rem; border-radius: 999px; }
            select { padding-right: 0.4rem; padding-block: 0; }
        `,
    ];

    render() {
        const { name, description, program, when, zone, pausedUntil } = this.schedule;
        return html`<article class="card" aria-labelledby="name">
            <div class="row between">
                <h3 id="name">${name}</h3>
                ${pausedUntil ? html`<aubade-state .state=${'PAUSED'}></aubade-state>` : ''}
            </div>
            ${description ? html`<p class="small muted">${description}</p>` : ''}
            <p class="small">Runs <a href=${to('programs', program)}>${program}</a> ${sayWhen(when)}${zone === home.home.zone ? '' : ` (${zone})`}</p>
            ${this.#next()} ${may('member') ? this.#actions() : ''}
        </article>`;
    }

    #next() {
        const { next, pausedUntil } = this.schedule;
        return html`<p class="small">
            ${pausedUntil ? html`Paused until <b>${whenOf(pausedUntil)}</b>. ` : ''}
            ${next ? html`Next <b>${whenOf(next.due)}</b> <span class="muted">${distanceOf(next.due)}</span>` : 'Nothing comes next.'}
            ${next?.reason ? html`<br /><span class="muted">${next.reason}</span>` : ''}
        </p>`;
    }

    #actions() {
        const { name, next, pausedUntil, program } = this.schedule;
        const isAhead = next && !pausedUntil && next.decision !== 'SKIPPED';
        const when = next ? whenOf(next.planned) : '';
        return html`<div class="actions" role="group" aria-label="Edits of ${name}">
            <button aria-disabled=${isAhead ? 'false' : 'true'} @click=${() => isAhead && skip(name, next.planned)} aria-label="Skip ${name} ${when}">Skip ${when || 'next'}</button>
            <button @click=${() => runNow(program)} aria-label="Run ${program} now">Run now</button>
            <span class="row">
                ${this.#lengths('snooze', LATER, !isAhead)}
                <button aria-disabled=${isAhead ? 'false' : 'true'} @click=${() => isAhead && snooze(name, next.planned, this.#chosen('snooze'))} aria-label="Snooze ${name}">Snooze</button>
            </span>
            <span class="row">
                ${this.#lengths('pause', BREAKS, pausedUntil)}
                <button @click=${() => (pausedUntil ? resume(name) : pause(name, this.#chosen('pause')))} aria-label="${pausedUntil ? 'Resume' : 'Pause'} ${name}">${pausedUntil ? 'Resume' : 'Pause'}</button>
            </span>
        </div>`;
    }

    /** A choice does nothing by itself, so that it can be made with the arrow keys; the button beside it does. */
    #lengths(what, lengths, disabled) {
        return html`<select id=${what} aria-label="How long to ${what} ${this.schedule.name}" ?disabled=${disabled}>
            ${lengths.map(([length, words]) => html`<option value=${length}>${words}</option>`)}
        </select>`;
    }

    #chosen(what) {
        return this.renderRoot.querySelector(`#${what}`).value;
    }
}
customElements.define('aubade-schedule-card', ScheduleCard);
