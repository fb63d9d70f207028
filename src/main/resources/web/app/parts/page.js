import { LitElement, css, html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { home } from '../state/home.js';
import { current } from '../state/route.js';
import { session } from '../state/session.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import '../access/login-view.js';
import '../access/session-over.js';
import './navigation.js';
import './notices.js';
import '../now/now-view.js';

const TITLES = {
    now: 'Now', programs: 'Programs', runs: 'Run', schedule: 'Schedule', history: 'History',
    access: 'Users and tokens', password: 'Change password', passkeys: 'Passkeys', setup: 'Welcome', login: 'Log in',
};

/** The views other than the first come when they are asked for. */
const LOADERS = {
    now: () => Promise.resolve(),
    programs: () => import('../programs/programs-view.js'),
    runs: () => import('../run/run-view.js'),
    schedule: () => import('../schedule/schedule-view.js'),
    history: () => import('../history/history-view.js'),
    access: () => import('../access/access-view.js'),
    password: () => import('../access/password-view.js'),
    passkeys: () => import('../access/passkeys-view.js'),
    setup: () => import('../access/setup-view.js'),
    login: () => Promise.resolve(),
};

/** What of the house a view cannot do without. */
const NEEDS = {
    now: ['home', 'devices'], programs: ['programs'], runs: ['home'], schedule: ['home', 'ahead'], history: ['home'], access: ['home'],
    password: [], passkeys: [], setup: [], login: [],
};

/** The whole page: navigation, the view that the address names, and what is said about the connection. */
class Page extends LitElement {
    static properties = { route: { state: true }, loaded: { state: true }, broken: { state: true } };
    static styles = [
        shared,
        css`
            :host { min-height: 100vh; min-height: 100dvh; }
            main {
                max-width: 76rem; margin: 0 auto; outline: none;
                padding: 1.25rem clamp(1rem, 4vw, 2rem) calc(5.5rem + env(safe-area-inset-bottom));
            }
            main:focus-visible { outline: none; }
            .skip { position: absolute; left: -99rem; }
            .skip:focus { left: 1rem; top: 1rem; z-index: 20; background: var(--surface); padding: 0.5rem 1rem; }
            .lost {
                background: var(--warn-soft); color: var(--warn); text-align: center; padding: 0.4rem 1rem;
                font-size: 0.9rem; position: sticky; top: 0; z-index: 5;
            }
            @media (min-width: 48rem) { main { padding-bottom: 3rem; } }
        `,
    ];

    constructor() {
        super();
        new Watching(this, 'connection');
        this.loaded = new Set(['now', 'login']);
        this.route = current();
    }

    connectedCallback() {
        super.connectedCallback();
        window.addEventListener('hashchange', this.#navigated);
        session.addEventListener('change', this.#sessionChanged);
        session.start();
        this.#load();
    }

    disconnectedCallback() {
        window.removeEventListener('hashchange', this.#navigated);
        session.removeEventListener('change', this.#sessionChanged);
        super.disconnectedCallback();
    }

    #navigated = () => {
        const before = this.route;
        this.route = current();
        if (before.view !== this.route.view || before.argument !== this.route.argument) {
            window.scrollTo(0, 0);
            this.#load(true);
        }
    };

    /** The house is followed while somebody is logged in. */
    #sessionChanged = () => {
        if (session.state === 'in') {
            home.start();
        } else {
            home.stop();
        }
        this.requestUpdate();
        if (session.state !== 'over') {
            this.#load(session.version > 1);
        }
    };

    /** What is shown: what the address names, unless somebody has to log in first. */
    get #view() {
        const { view } = this.route;
        return session.state === 'out' && view !== 'setup' ? 'login' : view;
    }

    /** Whoever navigates by keyboard or ear goes on at the beginning of the view. */
    async #load(navigated = false) {
        const view = this.#view;
        document.title = `${TITLES[view] ?? 'Not here'} · Aubade`;
        try {
            await LOADERS[view]?.();
            this.loaded = new Set([...this.loaded, view]);
            this.broken = false;
        } catch {
            this.broken = view === this.#view;
            return;
        }
        if (navigated && view !== 'login' && view !== 'setup') {
            await this.updateComplete;
            this.renderRoot.querySelector('main').focus({ preventScroll: true });
        }
    }

    render() {
        const { state } = session;
        return html`
            <a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
            <aubade-navigation .view=${this.#view} .inside=${state !== 'out'} .user=${state === 'in' || state === 'over' ? session.user : null} .version=${session.version}></aubade-navigation>
            <div role="status">${this.#connection()}</div>
            <main id="main" tabindex="-1" aria-busy=${this.#isReady ? 'false' : 'true'}>${keyed(session.version, this.#content())}</main>
            ${state === 'over' ? html`<aubade-session-over></aubade-session-over>` : ''}
            <aubade-notices></aubade-notices>
        `;
    }

    #skip(event) {
        event.preventDefault();
        this.renderRoot.querySelector('main').focus();
    }

    #connection() {
        const problem = session.problem?.message ?? (home.connection === 'open' && home.problemOf('home', 'devices', 'runs', 'programs', 'ahead'));
        if (problem) {
            return html`<p class="lost">Not all of the house can be seen: ${problem}. Trying again.</p>`;
        }
        if (home.connection === 'offline') {
            return html`<p class="lost">This device is offline. What you see is how things were.</p>`;
        }
        return home.connection === 'lost'
            ? html`<p class="lost">The connection is lost. Trying again; what you see is how things were.</p>`
            : '';
    }

    get #isReady() {
        const view = this.#view;
        return this.broken || !LOADERS[view] || (session.state !== 'asking' && this.loaded.has(view) && home.knows(...NEEDS[view]));
    }

    #content() {
        const { argument, query } = this.route;
        const view = this.#view;
        if (!LOADERS[view]) {
            return html`<h1>Nothing here</h1><p>There is no such view. <a href="#/now">See the house now.</a></p>`;
        }
        if (this.broken) {
            return html`<h1>This view could not be loaded</h1>
                <p>There may be another version of the page since this one was opened.</p>
                <p><button class="primary" @click=${() => location.reload()}>Load the page anew</button></p>`;
        }
        if (!this.#isReady) {
            return html`<p class="empty">${home.problemOf(...NEEDS[view]) ? 'This cannot be shown now.' : 'Looking…'}</p>`;
        }
        return {
            now: () => html`<aubade-now-view></aubade-now-view>`,
            programs: () => html`<aubade-programs-view .name=${argument} .query=${query}></aubade-programs-view>`,
            runs: () => html`<aubade-run-view .run=${argument}></aubade-run-view>`,
            schedule: () => html`<aubade-schedule-view></aubade-schedule-view>`,
            history: () => html`<aubade-history-view .query=${query}></aubade-history-view>`,
            access: () => html`<aubade-access-view></aubade-access-view>`,
            password: () => html`<aubade-password-view></aubade-password-view>`,
            passkeys: () => html`<aubade-passkeys-view></aubade-passkeys-view>`,
            setup: () => html`<aubade-setup-view .link=${argument}></aubade-setup-view>`,
            login: () => html`<aubade-login-view></aubade-login-view>`,
        }[view]();
    }
}
customElements.define('aubade-page', Page);
