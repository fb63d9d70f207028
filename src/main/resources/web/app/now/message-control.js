import { LitElement, css, html } from 'lit';
import { shared } from '../style/shared.js';
import { sayType } from '../words/things.js';
import { valueOf } from './messages.js';

/** Numbers over a wider range than this are typed, not slid to. */
const WIDEST = 50_000;

/** How one message is sent to a device: a button, and before it whatever the message takes. */
class MessageControl extends LitElement {
    static properties = { device: {}, type: {}, takes: {}, disabled: { type: Boolean } };
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

    render() {
        const { takes } = this;
        if (takes.type === 'null') {
            return html`<button @click=${() => this.#send()} ?disabled=${this.disabled}>${sayType(this.type)}</button>`;
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
        const value = valueOf(this.device, this.type);
        return html`<select id="value" ?disabled=${this.disabled} @change=${(event) => this.#send(event.target.value)}>
            ${this.takes.enum.includes(value) ? '' : html`<option value="" disabled selected>choose…</option>`}
            ${this.takes.enum.map((each) => html`<option .selected=${each === value}>${each}</option>`)}
        </select>`;
    }

    #number() {
        const { minimum, maximum, unit = '' } = this.takes;
        const value = valueOf(this.device, this.type);
        const bounded = maximum - minimum <= WIDEST;
        const step = unit === '°C' ? 0.5 : this.takes.type === 'integer' || maximum - minimum > 10 ? 1 : 'any';
        return html`<div class="row">
            <input
                id="value"
                type=${bounded ? 'range' : 'number'}
                min=${minimum ?? ''}
                max=${maximum ?? ''}
                step=${step}
                .value=${String(value ?? minimum ?? '')}
                ?disabled=${this.disabled}
                @input=${(event) => (this.renderRoot.querySelector('output').value = event.target.value + unit)}
                @change=${(event) => event.target.value !== '' && this.#send(event.target.value)}
            />
            <output class="small number" for="value">${value === undefined ? '' : `${value}${unit}`}</output>
        </div>`;
    }

    #color() {
        return html`<input
            id="value"
            type="color"
            .value=${valueOf(this.device, this.type) ?? '#ffffff'}
            ?disabled=${this.disabled}
            @change=${(event) => this.#send(event.target.value)}
        />`;
    }

    #text() {
        return html`<form @submit=${this.#submit}>
            <div class="field">
                <label for="value">${sayType(this.type)}</label>
                <input id="value" type="text" required maxlength=${this.takes.maxLength ?? 2000} />
            </div>
            <button ?disabled=${this.disabled} aria-label="Send: ${sayType(this.type)}">Send</button>
        </form>`;
    }

    #submit(event) {
        event.preventDefault();
        this.#send(event.target.elements.value.value);
    }

    #send(data) {
        const detail = data === undefined ? { type: this.type } : { type: this.type, data };
        this.dispatchEvent(new CustomEvent('send', { detail, bubbles: true }));
    }
}
customElements.define('aubade-message', MessageControl);
