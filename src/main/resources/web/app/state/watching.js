import { home } from './home.js';

/** A Lit controller that renders its host when one of the named things of the home has changed. */
export class Watching {
    #host;
    #names;
    #listener = (event) => this.#names.some((name) => event.detail.has(name)) && this.#host.requestUpdate();

    constructor(host, ...names) {
        this.#host = host;
        this.#names = names;
        host.addController(this);
    }

    hostConnected() {
        home.addEventListener('change', this.#listener);
    }

    hostDisconnected() {
        home.removeEventListener('change', this.#listener);
    }
}
