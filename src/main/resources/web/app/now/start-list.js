import { LitElement, css, html } from 'lit';
import { start } from '../parts/start.js';
import { home } from '../state/home.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';

/** A button for each program. */
class StartList extends LitElement {
    static styles = [
        shared,
        css`
            h2 { margin-bottom: 0.6rem; }
            ul { display: flex; flex-wrap: wrap; gap: 0.5rem; max-height: 11rem; overflow-y: auto; padding: 3px; margin: -3px; }
            button::before { content: '▸'; color: var(--accent); }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'programs');
    }

    render() {
        return html`<section aria-labelledby="start">
            <h2 id="start">Start a program</h2>
            <ul>
                ${home.programs.map(
                    (program) => html`<li>
                        <button @click=${() => start(program.name)} title=${program.description} aria-label="Start ${program.name}">${program.name}</button>
                    </li>`,
                )}
            </ul>
        </section>`;
    }
}
customElements.define('aubade-start-list', StartList);
