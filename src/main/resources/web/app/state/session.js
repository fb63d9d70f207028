import { ask, refusals } from './api.js';
import { usePasskey } from './passkey.js';

/** Each role may also do what those before it may. */
const ROLES = ['viewer', 'member', 'admin'];
/** After how long it is asked again where the service could not say, in ms. */
const RETRY = 1_000;

/**
 * Who uses the page, and what they may do. `state` is `asking` until the service has said; `in`; `out` where somebody has to log
 * in; or `over` where somebody was logged in and the service knows the session no more. It says `change` when it has changed.
 */
class Session extends EventTarget {
    state = 'asking';
    /** Whether everybody is let in. */
    isOpen = false;
    user = null;
    role = null;
    /** Whether there is no user yet. */
    needsSetup = false;
    /** Why the service could not say who is logged in; null if it could. */
    problem = null;
    /** Grows whenever somebody else uses the page, or may do something else. */
    version = 0;

    start() {
        refusals.addEventListener('refusal', ({ detail: status }) => this.#refused(status));
        document.addEventListener('visibilitychange', () => this.#seen());
        this.#ask();
    }

    async logIn(name, password) {
        this.#learn(await ask('api/session', { method: 'POST', json: { name, password } }));
    }

    async logInWithPasskey() {
        const shown = await usePasskey(await ask('api/session/passkey/challenge', { method: 'POST' }));
        this.#learn(await ask('api/session/passkey', { method: 'POST', json: shown }));
    }

    /** Makes the first user, who is logged in then; `link` is what the address has behind `setup=`. */
    async setUp(link, name, password) {
        this.#learn(await ask('api/session/setup', { method: 'POST', json: { link, name, password } }));
    }

    async logOut() {
        await ask('api/session', { method: 'DELETE' });
        this.#change('out', {});
    }

    async #ask() {
        try {
            this.#learn(await ask('api/session'));
        } catch (problem) {
            if (this.state === 'asking') {
                this.problem = problem;
                this.#say();
                setTimeout(() => this.#ask(), RETRY);
            }
        }
    }

    /** Somebody may have logged in or out in another tab. */
    #seen() {
        if (!document.hidden && this.state !== 'asking' && !this.isOpen) {
            this.#ask();
        }
    }

    /** The service does not know who asks, or somebody has got another role meanwhile. */
    #refused(status) {
        if (this.state === 'in' && status === 401) {
            this.#isOver();
        } else if (this.state === 'in' && !this.isOpen) {
            this.#ask();
        }
    }

    #learn({ access, user = null, role = null, setup = false }) {
        if (role) {
            const same = this.state === 'in' && user === this.user && role === this.role;
            this.isOpen = access === 'open';
            same || this.#change('in', { user, role });
        } else if (this.state === 'in' || this.state === 'over') {
            this.#isOver();
        } else {
            this.#change('out', { setup });
        }
    }

    /** Who it was and what they saw stays, for when they log in again. */
    #isOver() {
        this.state = 'over';
        this.#say();
    }

    #change(state, { user = null, role = null, setup = false }) {
        Object.assign(this, { state, user, role, needsSetup: setup, problem: null });
        this.version++;
        this.#say();
    }

    #say() {
        this.dispatchEvent(new Event('change'));
    }
}

/** The one of this page. */
export const session = new Session();

/** Whether whoever uses the page may do what takes that role: viewer, member or admin. Every control asks it. */
export const may = (role) => ROLES.indexOf(session.role) >= ROLES.indexOf(role);
