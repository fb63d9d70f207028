/** After how long a part that could not be read is asked for again, in ms; not where nobody is logged in. */
const RETRY = 1_000;
/** After how long without an answer it is asked again: a connection may be dead without knowing it, in ms. */
const LIMIT = 15_000;
/** For how long it is gathered what has changed before a part is asked for again, in ms. */
const GATHER = 100;

/**
 * A part of what is known of the house: it is asked for as a whole, and then kept true by events, which wait while it is
 * asked for and are applied after the answer, in the order in which they came. Of two answers the later question counts.
 */
export class Part {
    /** Whether it has been there once. */
    there = false;
    /** Why it could not be read; null if it could. */
    problem = null;

    #load;
    #take;
    #apply;
    #told;
    #held = null;
    #abort = null;
    #timer = 0;

    /**
     * @param load gives the whole, or a promise of it, given an AbortSignal
     * @param take keeps the whole
     * @param apply keeps what an event says
     * @param told is called when it has been read, or could not be
     */
    constructor({ load, take, apply = () => {}, told }) {
        this.#load = load;
        this.#take = take;
        this.#apply = apply;
        this.#told = told;
    }

    /** Asks for the whole. */
    async renew() {
        clearTimeout(this.#timer);
        this.#timer = 0;
        this.#abort?.abort();
        const abort = new AbortController();
        this.#abort = abort;
        this.#held = [];
        const limit = setTimeout(() => abort === this.#abort && this.renew(), LIMIT);
        try {
            const whole = await this.#load(abort.signal);
            if (abort.signal.aborted) {
                return;
            }
            this.#take(whole);
            this.there = true;
            this.problem = null;
        } catch (problem) {
            if (abort.signal.aborted) {
                return;
            }
            this.problem = problem;
            this.#timer = problem.status > 0 && problem.status !== 401 ? setTimeout(() => this.renew(), RETRY) : 0;
        }
        clearTimeout(limit);
        const held = this.#held;
        this.#held = null;
        held.forEach((event) => this.#apply(...event));
        this.#told();
    }

    /** Asks for the whole soon, once for all that happens until then. */
    renewSoon() {
        this.#timer ||= setTimeout(() => this.renew(), GATHER);
    }

    /** What an event says of it. */
    event(...event) {
        if (this.#held) {
            this.#held.push(event);
        } else {
            this.#apply(...event);
        }
    }
}
