import { LitElement, css, html } from 'lit';
import { home } from '../state/home.js';
import { may } from '../state/session.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import { hourOf } from '../words/time.js';
import './device-rooms.js';
import './next-list.js';
import './running-list.js';
import './start-list.js';

/** The house now: what runs, what comes next, and every device. */
class NowView extends LitElement {
    static styles = [
        shared,
        css`
            .columns { display: grid; gap: 1.5rem; }
            .side { display: grid; gap: 1.5rem; align-content: start; min-width: 0; }
            h1 { margin-bottom: 1.1rem; }
            @media (min-width: 60rem) { .columns { grid-template-columns: 21rem minmax(0, 1fr); gap: 2rem; } }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'home');
    }

    render() {
        return html`
            <h1>${this.#greeting()}</h1>
            <div class="columns">
                <div class="side">
                    <aubade-running-list></aubade-running-list>
                    ${may('member') ? html`<aubade-start-list></aubade-start-list>` : ''}
                    <aubade-next-list></aubade-next-list>
                </div>
                <aubade-device-rooms></aubade-device-rooms>
            </div>
        `;
    }

    #greeting() {
        const hour = hourOf(home.now());
        return hour < 5 || hour >= 22 ? 'Good night' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
    }
}
customElements.define('aubade-now-view', NowView);
