import { follow } from './event-stream.js';

/** The service sends a comment every 15 s; without any sign for longer than this the connection is dead, in ms. */
const SILENCE = 20_000;
/** The service sends a comment at once; how long to wait for it, in ms: longer each time, since a phone may be slow. */
const OPENING = [1_500, 3_000, 6_000, 12_000];
/** How often to look whether this device slept, in ms. */
const TICK = 500;
/** A tick this late means that this device slept, in ms. */
const SLEPT = 3_000;
/** How long to wait after failures, in ms. */
const PATIENCE = [250, 500, 1_000, 2_000, 4_000];
/** How long to wait where this device says that it is offline, which is not always true, in ms. */
const OFFLINE = 30_000;
/** How long a page that nobody sees keeps its connection, of which a browser has six, in ms. */
const UNSEEN = 30_000;

/** Names of this device itself, which needs no network to be reached. */
const ITSELF = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

const hasNoWay = () => !navigator.onLine && !ITSELF.test(location.hostname);
const least = (times, number) => times[Math.min(number, times.length - 1)];

/**
 * Keeps the event stream open while the page is in sight: it opens it again when it ends, when nothing comes any more,
 * when this device slept, comes back online or into view. `onOpen()` is called whenever events may have been missed.
 */
export class Connection {
    #path;
    #listener;
    #abort = null;
    #open = false;
    #failures = 0;
    #retry = 0;
    #unseen = 0;
    #heard = 0;
    #ticked = Date.now();
    #stopped = true;

    /** @param listener has onOpen(), onEvent(name, data) and onState('open' | 'lost' | 'offline') */
    constructor(path, listener) {
        this.#path = path;
        this.#listener = listener;
    }

    /** Watches this device, for as long as the page is there. */
    watch() {
        setInterval(() => this.#tick(), TICK);
        window.addEventListener('online', () => this.reopen());
        window.addEventListener('offline', () => (hasNoWay() ? this.#lost() : this.reopen()));
        window.addEventListener('pageshow', (event) => event.persisted && this.reopen());
        document.addEventListener('visibilitychange', () => this.#seen());
    }

    start() {
        this.#stopped = false;
        this.#failures = 0;
        this.reopen();
        this.#seen();
    }

    /** Nothing is opened until it is started again. */
    stop() {
        this.#stopped = true;
        clearTimeout(this.#unseen);
        this.#close();
    }

    /** Opens a new stream in place of the one that there is. */
    reopen() {
        if (this.#stopped) {
            return;
        }
        this.#close();
        const abort = new AbortController();
        this.#abort = abort;
        this.#heard = Date.now();
        this.#read(abort);
    }

    async #read(abort) {
        const onSign = () => {
            this.#heard = Date.now();
            if (!this.#open && !abort.signal.aborted) {
                this.#open = true;
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
            this.#lost();
        }
    }

    #lost() {
        if (this.#stopped) {
            return;
        }
        this.#close();
        this.#listener.onState(navigator.onLine ? 'lost' : 'offline');
        const wait = hasNoWay() ? OFFLINE : least(PATIENCE, this.#failures);
        this.#failures++;
        this.#retry = setTimeout(() => this.reopen(), wait);
    }

    #close() {
        clearTimeout(this.#retry);
        this.#abort?.abort();
        this.#abort = null;
        this.#open = false;
    }

    #tick() {
        const now = Date.now();
        const slept = now - this.#ticked > SLEPT;
        this.#ticked = now;
        if (document.hidden) {
            return;
        }
        if (slept) {
            this.reopen();
        } else if (this.#abort && now - this.#heard > (this.#open ? SILENCE : least(OPENING, this.#failures))) {
            this.#lost();
        }
    }

    /** In the background timers are slow and mean nothing; a stream that was closed there is opened on coming back. */
    #seen() {
        clearTimeout(this.#unseen);
        if (document.hidden) {
            this.#unseen = setTimeout(() => this.#close(), UNSEEN);
        } else if (!this.#abort || Date.now() - this.#ticked > SLEPT) {
            this.#ticked = Date.now();
            this.reopen();
        }
    }
}
