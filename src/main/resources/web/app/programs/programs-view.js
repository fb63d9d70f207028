import { LitElement, css, html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { may } from '../state/session.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import './program-editor.js';
import './program-page.js';

/** All programs, and the one that the address names. */
class ProgramsView extends LitElement {
    static properties = { name: {}, query: {} };
    static styles = [
        shared,
        css`
            .columns { display: grid; gap: 1.5rem; }
            .columns > * { min-width: 0; }
            nav ul { display: flex; gap: 0.4rem; overflow-x: auto; padding: 3px; margin: 0.6rem -3px 0; }
            nav a {
                display: block; padding: 0.5rem 0.8rem; border-radius: var(--radius-small); color: var(--text);
                text-decoration: none; font-weight: 550; white-space: nowrap; border: 1px solid var(--line); background: var(--surface);
            }
            nav a:hover { background: var(--raised); }
            nav a[aria-current='page'] { border-color: var(--accent); color: var(--accent); background: var(--accent-soft); }
            nav small { display: none; color: var(--muted); font-weight: 400; }
            @media (min-width: 60rem) {
                .columns { grid-template-columns: 15rem minmax(0, 1fr); gap: 2rem; }
                nav ul { flex-direction: column; }
                nav a { white-space: normal; }
                nav small { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
                nav a[aria-current='page'] small { color: inherit; }
            }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'programs');
    }

    render() {
        const shown = this.name || (this.#isNew ? '' : home.programs[0]?.name);
        return html`<div class="columns">
            <nav aria-label="Programs">
                <div class="row between"><h2>Programs</h2>${may('admin') ? html`<a class="button" href=${to('programs', '', { new: 'yes' })}>New</a>` : ''}</div>
                <ul>
                    ${home.programs.map(
                        ({ name, description }) => html`<li>
                            <a href=${to('programs', name)} aria-current=${name === shown ? 'page' : 'false'}>${name}<small>${description}</small></a>
                        </li>`,
                    )}
                </ul>
            </nav>
            <div>${this.#content(shown)}</div>
        </div>`;
    }

    get #isNew() {
        return this.query.has('new') || this.query.has('copy');
    }

    #content(shown) {
        if (!may('admin') && (this.#isNew || this.query.has('edit'))) {
            return html`<h1>Programs</h1><p class="empty">Only an admin writes programs.</p>`;
        }
        if (this.#isNew) {
            const copied = this.query.get('copy') ?? '';
            return keyed(`copy of ${copied}`, html`<aubade-program-editor fresh .copied=${copied}></aubade-program-editor>`);
        }
        if (!shown) {
            return html`<h1>Programs</h1><p class="empty">There are none yet.</p>`;
        }
        return this.query.has('edit')
            ? keyed(shown, html`<aubade-program-editor .name=${shown}></aubade-program-editor>`)
            : html`<aubade-program-page .name=${shown}></aubade-program-page>`;
    }
}
customElements.define('aubade-programs-view', ProgramsView);
