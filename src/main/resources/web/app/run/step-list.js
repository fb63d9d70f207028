import { LitElement, html } from 'lit';
import { shared } from '../style/shared.js';
import { sayStep } from '../words/things.js';
import { durationOf, spanOf } from '../words/time.js';
import '../parts/long-list.js';
import '../parts/state-chip.js';

/** Every step of a run in the order of the program, with its state, its time and its error. */
class StepList extends LitElement {
    static properties = { steps: {}, version: {}, over: { type: Boolean } };
    static styles = shared;

    render() {
        return html`<aubade-long-list label="Steps" .items=${this.steps} .row=${row} .version=${performance.now()}></aubade-long-list>`;
    }
}

function row(step) {
    const depth = Math.min(5, step.path.split('.').length - 1);
    return html`<div class="line indent-${depth}">
            <span class="text">${sayStep(step)}${step.data ? html` <span class="muted">${step.data}</span>` : ''}</span>
            <span class="row">
                ${step.attempt > 1 ? html`<span class="small muted">attempt ${step.attempt}</span>` : ''}
                ${step.started ? html`<span class="small muted number">${durationOf(spanOf(step))}</span>` : ''}
                <aubade-state .state=${step.state}></aubade-state>
            </span>
        </div>
        ${step.error && step.kind !== 'seq' && step.kind !== 'par' ? html`<p class="small error indent-${depth}">${step.error}</p>` : ''}`;
}
customElements.define('aubade-step-list', StepList);
