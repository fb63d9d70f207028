import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { shared } from '../style/shared.js';
import { sayType } from '../words/things.js';
import { valueOf } from './messages.js';

/** Numbers over a wider range than this are typed, not slid to. */
const WIDEST = 50_000;
/** How long after the last change by hand it is sent, in ms: who goes through values by keyboard means the last one. */
const PAUSE = 300;
/** How long what was chosen is shown though the device has not said so yet, in ms. */
const SETTLING = 3_000;

/** How one message is sent to a device: a button, and before it whatever the message takes. It never loses the focus. */
class MessageControl extends LitElement {
    static properties = { device: {}, type: {}, takes: {}, send: {}, chosen: { state: true }, busy: { state: true } };
    static styles = [
        shared,
        css`
            :host { display: inline-block; max-width: 100%; }
            form { display: flex; gap: 0.4rem; align-items: end; flex-wrap: wrap; }
            .field { display: grid; min-width: 0; }
            input[type='color'] { width: 3rem; padding: 0.2rem; }
            input[type='range'] { accent-color: var(--accent); padding: 0; min-height: 2rem; border: 0; width: 10rem; }
            input[type='text'] { width: 11rem; }
            button, input, select { min-height: 2.25rem; font-size: 0.88rem; }
            output { min-width: 3.5rem; }
        `,
    ];

    #timer = 0;

    constructor() {
        super();
        /** What somebody has chosen and the device has not taken over yet; null where the device's own value is shown. */
        this.chosen = null;
        this.busy = false;
    }

    /** What the device says from now on counts more than what was chosen. */
    willUpdate(changed) {
        const before = changed.get('device');
        if (before && !this.busy && valueOf(before, this.type) !== valueOf(this.device, this.type)) {
            this.chosen = null;
        }
    }

    disconnectedCallback() {
        clearTimeout(this.#timer);
        super.disconnectedCallback();
    }

    get #value() {
        return this.chosen ?? valueOf(this.device, this.type);
    }

    render() {
        const { takes } = this;
        if (takes.type === 'null') {
            return html`<button @click=${() => this.#sendNow({ type: this.type })} aria-disabled=${this.busy ? 'true' : 'false'}>${sayType(this.type)}</button>`;
        }
        if (takes.enum) {
            return this.#field(this.#choice());
        }
        if (takes.type === 'number' || takes.type === 'integer') {
            return this.#field(this.#number());
        }
        return takes.format === 'color' ? this.#field(this.#color()) : this.#text();
    }

    #field(control) {
        return html`<div class="field"><label for="value">${sayType(this.type)}</label>${control}</div>`;
    }

    #choice() {
        const value = this.#value;
        return html`<select id="value" .value=${live(value ?? '')} @change=${this.#changed}>
            ${this.takes.enum.includes(value) ? '' : html`<option value="" disabled selected>choose…</option>`}
            ${this.takes.enum.map((each) => html`<option value=${each} ?selected=${each === value}>${each}</option>`)}
        </select>`;
    }

    #number() {
        const { minimum, maximum, unit = '' } = this.takes;
        const value = this.#value;
        const bounded = maximum - minimum <= WIDEST;
        const step = unit === '°C' ? 0.5 : this.takes.type === 'integer' || maximum - minimum > 10 ? 1 : 'any';
        return html`<div class="row">
            <input
                id="value"
                type=${bounded ? 'range' : 'number'}
                min=${minimum ?? ''}
                max=${maximum ?? ''}
                step=${step}
                .value=${live(String(value ?? minimum ?? ''))}
                @input=${(event) => (this.chosen = event.target.value)}
                @change=${this.#changed}
            />
            <output class="small number" for="value">${value === undefined ? '' : `${value}${unit}`}</output>
        </div>`;
    }

    #color() {
        return html`<input id="value" type="color" .value=${live(this.#value ?? '#ffffff')} @change=${this.#changed} />`;
    }

    #text() {
        return html`<form @submit=${this.#submit}>
            <div class="field">
                <label for="value">${sayType(this.type)}</label>
                <input id="value" type="text" required maxlength=${this.takes.maxLength ?? 2000} />
            </div>
            <button aria-disabled=${this.busy ? 'true' : 'false'} aria-label="Send: ${sayType(this.type)}">Send</button>
        </form>`;
    }

    #submit(event) {
        event.preventDefault();
        this.#sendNow({ type: this.type, data: event.target.elements.value.value });
    }

    #changed(event) {
        if (event.target.value !== '') {
            this.chosen = event.target.value;
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.#sendChosen(), PAUSE);
        }
    }

    async #sendNow(message) {
        if (this.busy) {
            return false;
        }
        this.busy = true;
        const answered = await this.send(message);
        this.busy = false;
        return answered;
    }

    /** Sends what was chosen last, also if it was chosen while another value was sent; shows the device's where it is refused. */
    async #sendChosen() {
        const data = this.chosen;
        if (data === null || this.busy) {
            return;
        }
        const before = valueOf(this.device, this.type);
        const answered = await this.#sendNow({ type: this.type, data });
        if (this.chosen !== data) {
            this.#sendChosen();
        } else if (answered && valueOf(this.device, this.type) === before) {
            this.#timer = setTimeout(() => (this.chosen = null), SETTLING);
        } else {
            this.chosen = null;
        }
    }
}
customElements.define('aubade-message', MessageControl);
