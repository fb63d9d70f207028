import { follow } from './event-stream.js';

/** The service sends a comment every 15 s; without any sign for longer than this the connection is dead, in ms. */
const SILENCE = 20_000;
/** How often to look whether this device slept, in ms. */
const TICK = 500;
/** A tick this late means that this device slept, in ms. */
const SLEPT = 3_000;
/** How long to wait after failures, in ms. */
const PATIENCE = [250, 500, 1_000, 2_000, 4_000];

/**
 * Keeps the event stream open: it opens it again when it ends, when nothing comes any more, when this device slept,
 * comes back online or into view. `onOpen()` is called whenever events may have been missed.
 */
export class Connection {
    #path;
    #listener;
    #abort = null;
    #failures = 0;
    #retry = 0;
    #heard = 0;
    #ticked = Date.now();

    /** @param listener has onOpen(), onEvent(name, data) and onState('open' | 'lost' | 'offline') */
    constructor(path, listener) {
        this.#path = path;
        this.#listener = listener;
    }

    start() {
        setInterval(() => this.#tick(), TICK);
        window.addEventListener('online', () => this.reopen());
        window.addEventListener('offline', () => this.#close('offline'));
        window.addEventListener('pageshow', (event) => event.persisted && this.reopen());
        document.addEventListener('visibilitychange', () => this.#seen());
        this.reopen();
    }

    /** Opens a new stream in place of the one that there is. */
    reopen() {
        this.#close(navigator.onLine ? null : 'offline');
        if (navigator.onLine) {
            const abort = new AbortController();
            this.#abort = abort;
            this.#heard = Date.now();
            this.#read(abort);
        }
    }

    async #read(abort) {
        let open = false;
        const onSign = () => {
            this.#heard = Date.now();
            if (!open && !abort.signal.aborted) {
                open = true;
                this.#failures = 0;
                this.#listener.onState('open');
                this.#listener.onOpen();
            }
        };
        const onEvent = (name, data) => abort.signal.aborted || this.#listener.onEvent(name, data);
        try {
            await follow(this.#path, abort.signal, { onEvent, onSign });
        } catch {
            // the same as an end: it is opened again
        }
        if (!abort.signal.aborted) {
            this.#close('lost');
            this.#retry = setTimeout(() => this.reopen(), PATIENCE[Math.min(this.#failures++, PATIENCE.length - 1)]);
        }
    }

    #close(state) {
        clearTimeout(this.#retry);
        this.#abort?.abort();
        this.#abort = null;
        if (state) {
            this.#listener.onState(state);
        }
    }

    #tick() {
        const now = Date.now();
        const slept = now - this.#ticked > SLEPT;
        this.#ticked = now;
        if (slept || (this.#abort && now - this.#heard > SILENCE)) {
            this.reopen();
        }
    }

    /** In the background timers are slow, so a look at the clock tells more than a tick that is late. */
    #seen() {
        if (document.visibilityState === 'visible' && Date.now() - this.#ticked > SLEPT) {
            this.#ticked = Date.now();
            this.reopen();
        }
    }
}
