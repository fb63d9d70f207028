import { LitElement, css, html } from 'lit';
import { ask } from '../state/api.js';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { shared } from '../style/shared.js';
import { dateOf, dayOf } from '../words/time.js';
import { stateOf } from '../words/states.js';
import './past-entry.js';
import './why-nothing.js';
import { STATES, pastOf } from './past.js';

const LIMIT = 60;
/** How long changes are gathered before it is asked again, in ms. */
const GATHER = 500;

/** What happened, and what did not and why, by program, state and day. */
class HistoryView extends LitElement {
    static properties = { query: {}, entries: { state: true }, more: { state: true }, problem: { state: true }, limit: { state: true } };
    static styles = [
        shared,
        css`
            .stack { gap: 1.1rem; max-width: 56rem; }
            form { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: end; }
            form div { display: grid; gap: 0.15rem; flex: 1 1 9rem; max-width: 16rem; }
            .entries { padding: 0.25rem 1rem; }
            .entries > li { border-bottom: 1px solid var(--line); padding: 0.65rem 0; }
            .entries > li:last-child { border: 0; }
            .day { font-weight: 650; font-size: 0.9rem; color: var(--muted); background: none; }
        `,
    ];

    #timer = 0;
    #asked = 0;
    #changed = (event) => {
        if (event.detail.has('runs') || event.detail.has('ahead')) {
            this.#timer ||= setTimeout(() => this.#load(), GATHER);
        }
    };

    constructor() {
        super();
        this.limit = LIMIT;
    }

    connectedCallback() {
        super.connectedCallback();
        home.addEventListener('change', this.#changed);
    }

    disconnectedCallback() {
        home.removeEventListener('change', this.#changed);
        clearTimeout(this.#timer);
        super.disconnectedCallback();
    }

    willUpdate(changed) {
        if (changed.has('query')) {
            this.limit = LIMIT;
        }
        if (changed.has('query') || changed.has('limit')) {
            this.#load();
        }
    }

    async #load() {
        clearTimeout(this.#timer);
        this.#timer = 0;
        const asked = ++this.#asked;
        const { program, state, date } = this.#filter;
        try {
            const day = date ? await dayCalled(date) : null;
            const past = await pastOf({ program, state, day, limit: this.limit });
            Object.assign(this, asked === this.#asked ? { ...past, problem: null } : {});
        } catch (problem) {
            this.problem = problem.message;
        }
    }

    get #filter() {
        return { program: this.query.get('program') ?? '', state: this.query.get('state') ?? '', date: this.query.get('day') ?? '' };
    }

    render() {
        const { entries } = this;
        const filter = this.#filter;
        return html`<div class="stack">
            <h1>History</h1>
            ${this.#form(filter)}
            ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : ''}
            <p class="visually-hidden" role="status">${entries ? `${entries.length} entries` : ''}</p>
            ${entries?.length ? html`<ol class="card entries">${this.#rows(entries)}</ol>` : ''}
            ${entries && this.more ? this.#more(filter) : ''}
            ${entries && !this.more && (entries.length === 0 || filter.date) ? html`<aubade-why-nothing .date=${filter.date} .filtered=${Boolean(filter.program || filter.state)} .found=${entries.length}></aubade-why-nothing>` : ''}
        </div>`;
    }

    /** What is left out is never taken for what did not happen. */
    #more({ date }) {
        return date
            ? html`<p class="error">More happened on this day than can be shown; choose a program or what became of it.</p>`
            : html`<div><button @click=${() => (this.limit *= 4)}>Show more</button></div>`;
    }

    #form({ program, state, date }) {
        const choose = (name) => (event) => {
            location.hash = to('history', '', { ...this.#asQuery(), [name]: event.target.value });
        };
        const programs = [...new Set([...home.programs.map(({ name }) => name), ...(program ? [program] : [])])];
        return html`<form role="search" aria-label="Filter the history" @submit=${(event) => event.preventDefault()}>
            <div><label for="program">Program</label>
                <select id="program" .value=${program} @change=${choose('program')}>
                    <option value="" ?selected=${!program}>all</option>
                    ${programs.map((name) => html`<option ?selected=${name === program}>${name}</option>`)}
                </select></div>
            <div><label for="state">What became of it</label>
                <select id="state" .value=${state} @change=${choose('state')}>
                    <option value="" ?selected=${!state}>anything</option>
                    ${STATES.map((name) => html`<option value=${name} ?selected=${name === state}>${stateOf(name).word}</option>`)}
                </select></div>
            <div><label for="day">Day</label><input id="day" type="date" .value=${date} @change=${choose('day')} /></div>
            ${program || state || date ? html`<a class="button" href="#/history">Show all</a>` : ''}
        </form>`;
    }

    #asQuery() {
        return Object.fromEntries(this.query);
    }

    /** A heading before the first entry of each day. */
    #rows(entries) {
        let day = '';
        return entries.map((entry) => {
            const its = dateOf(entry.at);
            const heading = its === day ? '' : html`<li class="day">${dayOf(entry.at)}</li>`;
            day = its;
            return html`${heading}<li><aubade-past-entry .entry=${entry}></aubade-past-entry></li>`;
        });
    }
}

/** From when to when a date is where the home is. */
async function dayCalled(date) {
    const known = home.home?.days.find((day) => day.date === date);
    return known ?? ask(`api/home?from=${encodeURIComponent(date)}&days=1`).then(({ days }) => days[0]);
}
customElements.define('aubade-history-view', HistoryView);
