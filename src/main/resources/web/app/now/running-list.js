import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { home, isOver } from '../state/home.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import './running-program.js';

/** How many ended runs are shown beside those under way. */
const LATELY = 2;

/** The runs under way with their progress, and the last that ended. */
class RunningList extends LitElement {
    static styles = [
        shared,
        css`
            ul { display: grid; gap: 0.6rem; }
            h2 { margin-bottom: 0.6rem; }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'runs');
    }

    render() {
        const newest = [...home.runs.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
        const running = newest.filter((run) => !isOver(run));
        const shown = [...running.slice(0, 20), ...newest.filter(isOver).slice(0, LATELY)];
        return html`<section aria-labelledby="running">
            <h2 id="running">${running.length === 0 ? 'Nothing is running' : `Running now (${running.length})`}</h2>
            <ul>
                ${repeat(
                    shown,
                    (run) => run.id,
                    (run) => html`<li><aubade-running-program .run=${run}></aubade-running-program></li>`,
                )}
            </ul>
        </section>`;
    }
}
customElements.define('aubade-running-list', RunningList);
