import { LitElement, css, html } from 'lit';
import { attempt } from '../parts/notices.js';
import { start } from '../parts/start.js';
import { ask, at } from '../state/api.js';
import { to } from '../state/route.js';
import { may } from '../state/session.js';
import { shared } from '../style/shared.js';
import { sayStep } from '../words/things.js';
import { durationOf, secondOf, spanOf, whenOf } from '../words/time.js';
import { RunModel } from './run-model.js';
import './run-timeline.js';
import './step-list.js';
import './story-list.js';
import '../parts/state-chip.js';

/** One run, live or long over: its timeline, its steps, what happened, and what went wrong. */
class RunView extends LitElement {
    static properties = { run: {} };
    static styles = [
        shared,
        css`
            .stack { gap: 1.25rem; }
            .facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; color: var(--muted); font-size: 0.92rem; }
            .facts b { color: var(--text); font-weight: 600; }
            .wrong { border-color: var(--bad); }
            .wrong li { padding: 0.4rem 0; }
            .columns { display: grid; gap: 1.25rem; }
            .columns > * { min-width: 0; }
            h2 { margin-bottom: 0.6rem; }
            @media (min-width: 60rem) { .columns { grid-template-columns: 1fr 1fr; } }
        `,
    ];

    #model = null;
    #clock = 0;

    willUpdate(changed) {
        if (changed.has('run')) {
            this.#model?.close();
            this.#model = new RunModel(this.run, () => this.requestUpdate());
        }
    }

    connectedCallback() {
        super.connectedCallback();
        this.#clock = setInterval(() => this.#model?.isOver || this.requestUpdate(), 500);
    }

    disconnectedCallback() {
        clearInterval(this.#clock);
        this.#model?.close();
        super.disconnectedCallback();
    }

    render() {
        const model = this.#model;
        if (!model.run) {
            return html`<h1>Run</h1><p class=${model.problem ? 'error' : 'empty'}>${model.problem?.message ?? 'Looking…'}</p>`;
        }
        return html`<div class="stack">
            ${this.#head(model.run)} ${this.#facts(model.run)} ${this.#wrong(model)}
            <section class="card" aria-labelledby="timeline">
                <h2 id="timeline">Timeline</h2>
                <aubade-run-timeline .model=${model} .version=${model.version}></aubade-run-timeline>
            </section>
            <div class="columns">
                <section class="card" aria-labelledby="steps">
                    <h2 id="steps">Steps <span class="muted small">${model.steps.length}</span></h2>
                    <aubade-step-list .steps=${model.steps} .version=${model.version} .over=${model.isOver}></aubade-step-list>
                </section>
                <section class="card" aria-labelledby="events">
                    <h2 id="events">What happened</h2>
                    <aubade-story-list .model=${model} .version=${model.version}></aubade-story-list>
                </section>
            </div>
        </div>`;
    }

    #head(run) {
        return html`<div class="row between">
            <div class="row"><h1>${run.program}</h1><aubade-state .state=${run.state}></aubade-state></div>
            <div class="row">
                <a class="button" href=${to('programs', run.program)}>Program</a>
                ${may('member') ? this.#action() : ''}
            </div>
        </div>`;
    }

    #action() {
        return this.#model.isOver
            ? html`<button class="primary" @click=${this.#again}>Run again</button>`
            : html`<button class="danger" @click=${this.#cancel}>Cancel</button>`;
    }

    #facts(run) {
        return html`<div class="facts number">
            <span>${run.started ? 'Began' : 'Asked for'} <b>${whenOf(run.started ?? run.requested)}</b></span>
            <span>${run.finished ? 'Took' : 'Running for'} <b>${durationOf(spanOf(run))}</b></span>
            ${run.schedule
                ? html`<span>Due by <a href="#/schedule">${run.schedule}</a> at <b>${whenOf(run.planned)}</b></span>`
                : html`<span>On request${run.by ? html` of <b>${run.by}</b>` : ''}</span>`}
            ${(run.resumptions ?? []).map(
                (each) => html`<span>
                    Went on at <b>${secondOf(each.at)}</b> on ${each.node}, after ${each.interruptedNode} was gone
                    ${each.resent.length ? `; sent again: ${each.resent.join(', ')}` : ''}
                    ${each.inDoubt.length ? `; in doubt: ${each.inDoubt.join(', ')}` : ''}
                </span>`,
            )}
        </div>`;
    }

    #wrong({ run, failures }) {
        if (failures.length === 0) {
            return run.error ? html`<p class="card">${run.error}</p>` : '';
        }
        const shown = failures.slice(0, 20);
        return html`<section class="card wrong" aria-labelledby="wrong">
            <h2 id="wrong">What went wrong</h2>
            <ul>
                ${shown.map(
                    (step) => html`<li>
                        <b>${sayStep(step)}</b> <span class="muted mono">${step.path}</span>
                        <p class="error">${step.error}${step.attempt > 1 ? ` (after ${step.attempt} attempts)` : ''}</p>
                    </li>`,
                )}
            </ul>
            ${failures.length > shown.length ? html`<p class="muted">…and ${failures.length - shown.length} more.</p>` : ''}
        </section>`;
    }

    #cancel() {
        attempt(() => ask(at('runs', this.run, 'cancel'), { method: 'POST' }), 'The run is cancelled.', `cancel ${this.run}`);
    }

    async #again() {
        const run = await start(this.#model.run.program);
        if (run) {
            location.hash = to('runs', run.id);
        }
    }
}
customElements.define('aubade-run-view', RunView);
