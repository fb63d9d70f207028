import { LitElement, css, html } from 'lit';
import { Clock } from '../state/clock.js';
import { home } from '../state/home.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import { rowsOfDay } from './day-rows.js';
import './schedule-card.js';
import './week-day.js';

/** The next seven days, and every schedule with what can be done about its future. */
class ScheduleView extends LitElement {
    static styles = [
        shared,
        css`
            .view { display: grid; gap: 1.75rem; }
            .week { display: grid; gap: 0.75rem; }
            .schedules { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); }
            h2 { margin-bottom: 0.6rem; }
            @media (min-width: 48rem) { .week { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); } }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'ahead', 'home');
        new Clock(this, 20_000);
    }

    render() {
        const { days, zone, latitude } = home.home;
        return html`<div class="view">
            <div>
                <h1>The next seven days</h1>
                <p class="small muted">Times are those of ${zone.replaceAll('_', ' ')}.
                    ${latitude === undefined ? 'Set aubade.home.latitude and .longitude to see when the sun rises.' : ''}</p>
                ${home.more ? html`<p class="error">More is due than can be shown here; GET /api/schedules/{name}/next tells all of one schedule.</p>` : ''}
            </div>
            <ol class="week">
                ${days.map((day, index) => html`<li><aubade-week-day .day=${day} .today=${index === 0} .rows=${rowsOfDay(day, home.decided, home.ahead)}></aubade-week-day></li>`)}
            </ol>
            <section aria-labelledby="schedules">
                <h2 id="schedules">Schedules</h2>
                ${home.schedules.length === 0 ? html`<p class="empty">There are none. PUT one at /api/schedules/{name}.</p>` : ''}
                <ul class="schedules">
                    ${home.schedules.map((schedule) => html`<li><aubade-schedule-card .schedule=${schedule}></aubade-schedule-card></li>`)}
                </ul>
            </section>
        </div>`;
    }
}
customElements.define('aubade-schedule-view', ScheduleView);
