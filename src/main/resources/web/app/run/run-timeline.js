import { LitElement, css, html } from 'lit';
import { home } from '../state/home.js';
import { shared } from '../style/shared.js';
import { stateOf } from '../words/states.js';
import { sayStep, sayType } from '../words/things.js';
import { durationOf, spanOf } from '../words/time.js';

/** How often a run under way is drawn, in ms. */
const EVERY = 200;
/** How many times as long as it took to draw it is not drawn again. */
const SHARE = 15;

/** A bar for each step in lanes by branch; what draws it comes when it is needed. */
class RunTimeline extends LitElement {
    static properties = { model: {}, version: {}, missing: { state: true } };
    static styles = [
        shared,
        css`
            .chart { width: 100%; min-height: 7rem; }
            .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; font-size: 0.8rem; color: var(--muted); margin-top: 0.4rem; }
            .critical { border-bottom: 3px solid var(--text); }
        `,
    ];

    #chart = null;
    #timer = 0;
    /** Until when a run under way is not drawn again, so that drawing takes a small part of the time. */
    #notBefore = 0;
    #resized = new ResizeObserver(() => this.#chart?.resize());
    #dark = matchMedia('(prefers-color-scheme: dark)');
    #themed = () => this.#draw(true);

    connectedCallback() {
        super.connectedCallback();
        this.#timer = setInterval(() => this.model?.isOver || performance.now() < this.#notBefore || this.#draw(), EVERY);
        this.#dark.addEventListener('change', this.#themed);
    }

    disconnectedCallback() {
        clearInterval(this.#timer);
        this.#resized.disconnect();
        this.#dark.removeEventListener('change', this.#themed);
        this.#chart?.dispose();
        this.#chart = null;
        super.disconnectedCallback();
    }

    async firstUpdated() {
        const { Timeline } = await import('./timeline-chart.js').catch(() => ({}));
        if (!Timeline) {
            this.missing = true;
            return;
        }
        const place = this.renderRoot.querySelector('.chart');
        if (this.isConnected) {
            this.#chart = new Timeline(place, () => this.#draw());
            this.#resized.observe(place);
            this.#draw();
        }
    }

    updated(changed) {
        if (changed.has('model') || this.model.isOver) {
            this.#draw();
        }
    }

    #draw(themed = false) {
        const { model } = this;
        if (!this.#chart || !model?.run) {
            return;
        }
        const began = performance.now();
        const origin = Date.parse(model.run.started ?? model.run.requested);
        const { critical } = model;
        const names = namesOf(model.layout);
        const bars = model.layout.leaves
            .filter(({ step, lane }) => step.started && this.#chart.shows(lane))
            .map(({ step, lane }) => ({
                lane,
                from: Date.parse(step.started) - origin,
                to: (step.finished ? Date.parse(step.finished) : home.now()) - origin,
                text: step.device === names[lane] && !step.name ? sayType(step.type) : sayStep(step),
                attempt: step.attempt,
                critical: critical.has(step.path),
                ...stateOf(step.state),
                say: tellOf(step),
            }));
        this.#chart.draw({ bars, lanes: model.layout.lanes, names, end: spanOf(model.run), themed });
        this.#notBefore = performance.now() + SHARE * (performance.now() - began);
    }

    render() {
        if (this.missing) {
            return html`<p class="error">What draws it could not be loaded; the steps are listed below. <button @click=${() => location.reload()}>Load the page anew</button></p>`;
        }
        return html`<div class="chart" role="img" aria-label=${this.#summary()}></div>
            <p class="legend">
                <span><span class="critical">underlined</span>: the critical path, which the run took its time for</span>
                <span>×2: attempts</span>
            </p>`;
    }

    #summary() {
        const { model } = this;
        const critical = model.critical;
        const steps = model.layout.leaves.filter(({ step }) => critical.has(step.path)).map(({ step }) => sayStep(step));
        return `Timeline of ${model.layout.leaves.length} steps in ${model.layout.lanes} lanes. Critical path: ${steps.slice(0, 20).join(', then ')}. The steps are listed below.`;
    }
}

/** Each lane is called after the first step in it. */
function namesOf({ leaves, lanes }) {
    const names = new Array(lanes).fill('');
    for (const { step, lane } of leaves) {
        names[lane] ||= step.device ?? sayStep(step);
    }
    return names;
}

function tellOf(step) {
    const attempts = step.attempt > 1 ? `, attempt ${step.attempt}` : '';
    const error = step.error ? `\n${step.error}` : '';
    return `${sayStep(step)}\n${stateOf(step.state).word} after ${durationOf(spanOf(step))}${attempts}${error}`;
}
customElements.define('aubade-run-timeline', RunTimeline);
