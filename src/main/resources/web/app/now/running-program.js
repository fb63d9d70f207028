import { LitElement, css, html } from 'lit';
import { attempt } from '../parts/notices.js';
import { ask, at } from '../state/api.js';
import { isOver } from '../state/home.js';
import { to } from '../state/route.js';
import { may } from '../state/session.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import { sayStep } from '../words/things.js';
import { distanceOf, durationOf, spanOf } from '../words/time.js';
import '../parts/state-chip.js';

/** One run: how far it is, what it does, and a way to cancel it. */
class RunningProgram extends LitElement {
    static properties = { run: {} };
    static styles = [
        shared,
        css`
            .card { padding: 0.7rem 0.9rem; display: grid; gap: 0.4rem; }
            a { font-weight: 600; color: var(--text); }
            progress {
                width: 100%; height: 0.5rem; appearance: none; border: 0; border-radius: 99px; overflow: hidden;
                background: var(--raised);
            }
            progress::-webkit-progress-bar { background: var(--raised); }
            progress::-webkit-progress-value { background: var(--busy); transition: width 200ms; }
            progress::-moz-progress-bar { background: var(--busy); }
            .step { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
            button { min-height: 2rem; padding: 0.1rem 0.7rem; font-size: 0.85rem; }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'steps');
    }

    render() {
        const { run } = this;
        return html`<article class="card">
            <div class="row between">
                <a href=${to('runs', run.id)}>${run.program}</a>
                <aubade-state .state=${run.state}></aubade-state>
            </div>
            ${isOver(run) ? this.#ended() : this.#underWay()}
        </article>`;
    }

    #ended() {
        const { run } = this;
        const when = run.finished ?? run.requested;
        return html`<p class="small muted">${distanceOf(when)}${run.started ? `, took ${durationOf(spanOf(run))}` : ''}</p>
            ${run.error ? html`<p class="small error">${run.error}</p>` : ''}`;
    }

    #underWay() {
        const { done = 0, total = 0, last } = this.run.progress ?? {};
        return html`<progress max=${total || 1} .value=${total ? done : 0} aria-label="Progress of ${this.run.program}"></progress>
            <div class="row between">
                <span class="small muted number step">${done} of ${total || '…'}${last ? ` · ${sayStep(last)}` : ''}</span>
                ${may('member') ? html`<button @click=${this.#cancel} aria-label="Cancel ${this.run.program}">Cancel</button>` : ''}
            </div>`;
    }

    #cancel() {
        attempt(() => ask(at('runs', this.run.id, 'cancel'), { method: 'POST' }), `${this.run.program} is cancelled.`, `cancel ${this.run.id}`);
    }
}
customElements.define('aubade-running-program', RunningProgram);
