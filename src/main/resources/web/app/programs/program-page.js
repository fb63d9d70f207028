import { LitElement, css, html } from 'lit';
import { confirmed } from '../parts/confirm.js';
import { attempt } from '../parts/notices.js';
import { start } from '../parts/start.js';
import { ask, at } from '../state/api.js';
import { home, isOver } from '../state/home.js';
import { to } from '../state/route.js';
import { may } from '../state/session.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import '../now/running-program.js';
import './program-tree.js';

const SOURCES = { BUILT_IN: 'built in', JAVA: 'from Java', FILE: 'from a file', REST: 'saved here' };

/** One program: its tree, its runs, and what can be done with it. */
class ProgramPage extends LitElement {
    static properties = { name: {}, program: { state: true }, problem: { state: true } };
    static styles = [
        shared,
        css`
            .stack { gap: 1.1rem; }
            .runs { display: grid; gap: 0.6rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
        `,
    ];

    #etag = '';

    constructor() {
        super();
        new Watching(this, 'runs', 'steps', 'programs');
    }

    get #summary() {
        return home.programs.find(({ name }) => name === this.name);
    }

    /** It is read again when the list says that there is another version. */
    willUpdate(changed) {
        const etag = this.#summary?.etag ?? '';
        if (changed.has('name') || etag !== this.#etag) {
            this.#etag = etag;
            if (etag) {
                this.#load(this.name);
            } else {
                Object.assign(this, { program: null, problem: `There is no program called ${this.name}.` });
            }
        }
    }

    async #load(name) {
        try {
            const program = await ask(at('programs', name));
            Object.assign(this, name === this.name ? { program, problem: null } : {});
        } catch (problem) {
            Object.assign(this, { program: null, problem: problem.message });
        }
    }

    render() {
        if (!this.program) {
            return html`<h1>${this.name}</h1><p class=${this.problem ? 'error' : 'empty'}>${this.problem ?? 'Looking…'}</p>`;
        }
        const runs = [...home.runs.values()].filter((run) => run.program === this.name).sort((a, b) => (a.id < b.id ? 1 : -1));
        const running = runs.filter((run) => !isOver(run));
        const shown = running[0] ?? null;
        return html`<div class="stack">
            ${this.#head(running)}
            ${this.program.description ? html`<p class="muted">${this.program.description}</p>` : ''}
            <div class="card"><aubade-program-tree .program=${this.program} .states=${shown?.progress?.states} .version=${performance.now()}></aubade-program-tree></div>
            ${this.#runs(running, runs.filter(isOver))}
        </div>`;
    }

    #head(running) {
        const { source, overlap, steps } = this.#summary ?? {};
        return html`<div class="row between">
                <h1>${this.name}</h1>
                <div class="row">
                    ${may('member') ? html`<button class="primary" @click=${() => start(this.name)}>Run</button>` : ''}
                    ${may('member') && running.length ? html`<button class="danger" @click=${() => this.#cancel(running)}>Cancel</button>` : ''}
                    ${may('admin') ? this.#edits() : ''}
                </div>
            </div>
            <p class="small muted">${SOURCES[source] ?? ''} · ${steps} steps · ${overlapWords(overlap)}</p>`;
    }

    #edits() {
        return html`<a class="button" href=${to('programs', this.name, { edit: 'yes' })}>Edit</a>
            <a class="button" href=${to('programs', '', { copy: this.name })}>Duplicate</a>
            <button class="danger" @click=${this.#delete}>Delete</button>`;
    }

    #runs(running, over) {
        const shown = [...running.slice(0, 5), ...over.slice(0, 3)];
        return html`<section aria-labelledby="runs">
            <div class="row between"><h2 id="runs">Runs</h2><a class="small" href=${to('history', '', { program: this.name })}>All of them</a></div>
            ${shown.length === 0 ? html`<p class="empty">It has not run lately.</p>` : ''}
            <ul class="runs">${shown.map((run) => html`<li><aubade-running-program .run=${run}></aubade-running-program></li>`)}</ul>
        </section>`;
    }

    #cancel(running) {
        const cancel = (run) => ask(at('runs', run.id, 'cancel'), { method: 'POST' });
        attempt(() => Promise.all(running.map(cancel)), `${this.name} is cancelled.`, `cancel ${this.name}`);
    }

    async #delete() {
        const { name } = this;
        const schedules = home.schedules.filter((schedule) => schedule.program === name).map((schedule) => schedule.name);
        const consequence = schedules.length ? ` ${schedules.join(' and ')} will have nothing to run.` : '';
        if (!(await confirmed(`Delete ${name}?`, `Its runs stay in the history.${consequence}`, 'Delete'))) {
            return;
        }
        await attempt(async () => {
            await ask(at('programs', name), { method: 'DELETE' });
            home.refreshPrograms();
            location.hash = to('programs');
        }, `${name} is deleted.`, `delete ${name}`);
    }
}

function overlapWords(overlap) {
    return {
        reject: 'runs once at a time', restart: 'a new run ends the one before', queue: 'runs wait for each other', parallel: 'runs beside itself',
    }[overlap] ?? '';
}
customElements.define('aubade-program-page', ProgramPage);
