import { LitElement, css, html } from 'lit';
import { home } from '../state/home.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import { sayWhen } from '../words/things.js';
import { dateOf, whenOf } from '../words/time.js';

/** Why there is nothing, or not more, on a day: every schedule, when it is due, and what it does next. */
class WhyNothing extends LitElement {
    static properties = { date: {}, filtered: { type: Boolean }, found: { type: Number } };
    static styles = [
        shared,
        css`
            .card { display: grid; gap: 0.5rem; }
            li { padding: 0.3rem 0; }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'ahead');
    }

    render() {
        return html`<section class="card" aria-labelledby="why">
            <h2 id="why">${this.found ? 'Did you expect something else?' : 'Nothing happened'}</h2>
            <p>${this.#answer()}</p>
            <ul>
                ${home.schedules.map(
                    (schedule) => html`<li class="small">
                        <b>${schedule.name}</b> runs ${schedule.program} ${sayWhen(schedule.when)}, in ${schedule.zone}.
                        ${schedule.pausedUntil ? `Paused until ${whenOf(schedule.pausedUntil)}. ` : ''}${schedule.next ? `Next ${whenOf(schedule.next.due)}.` : 'Nothing comes next.'}
                    </li>`,
                )}
            </ul>
        </section>`;
    }

    #answer() {
        if (this.filtered) {
            return 'Nothing else fits the filter. Without it there may be more.';
        }
        if (this.date && this.date > dateOf(home.now())) {
            return 'This day is still to come; the schedule shows what is due.';
        }
        return this.found
            ? 'Everything that was due on this day is above, with what became of it. What is missing was not due: each schedule says when it is.'
            : 'Nothing was due, and nobody asked for anything. A schedule has no past from before it was there, and what is older than the history is forgotten.';
    }
}
customElements.define('aubade-why-nothing', WhyNothing);
