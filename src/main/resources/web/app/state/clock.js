/** A Lit controller that renders its host every so many milliseconds, while it is in view. */
export class Clock {
    #host;
    #every;
    #timer = 0;

    constructor(host, every = 1_000) {
        this.#host = host;
        this.#every = every;
        host.addController(this);
    }

    hostConnected() {
        this.#timer = setInterval(() => document.hidden || this.#host.requestUpdate(), this.#every);
    }

    hostDisconnected() {
        clearInterval(this.#timer);
    }
}
