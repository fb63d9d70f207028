import { LitElement, css, html } from 'lit';
import { attempt } from '../parts/notices.js';
import { ask, at } from '../state/api.js';
import { may } from '../state/session.js';
import { shared } from '../style/shared.js';
import { sayKey } from '../words/things.js';
import { messagesOf, switchOf } from './messages.js';
import './message-control.js';
import '../parts/state-chip.js';

const SWITCHES = ['SWITCH_ON', 'SWITCH_OFF'];
/** What the switch shows already. */
const SHOWN = new Set(['power', 'on']);

/** One device: its state, whether it can be reached, and what it can be told. */
class DeviceCard extends LitElement {
    static properties = { device: {}, sending: { state: true } };
    static styles = [
        shared,
        css`
            :host { content-visibility: auto; contain-intrinsic-size: auto 9rem; height: 100%; }
            .card { height: 100%; display: grid; gap: 0.6rem; align-content: start; padding: 0.9rem; }
            h3 { overflow-wrap: anywhere; }
            dl { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; font-size: 0.85rem; }
            dl div { display: flex; gap: 0.35rem; align-items: center; min-width: 0; }
            dt { color: var(--muted); }
            dd { overflow-wrap: anywhere; }
            .swatch { width: 1rem; height: 1rem; }
            .switch {
                width: 3.2rem; min-height: 1.9rem; height: 1.9rem; padding: 0; border-radius: 99px; position: relative;
                background: var(--raised); flex: none;
            }
            .switch::after {
                content: ''; position: absolute; top: 50%; left: 0.2rem; translate: 0 -50%; width: 1.3rem; height: 1.3rem;
                border-radius: 50%; background: var(--line-strong);
            }
            .switch[aria-checked='true'] { background: var(--accent); border-color: var(--accent); }
            .switch[aria-checked='true']::after { left: auto; right: 0.2rem; background: var(--accent-text); }
            .controls { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; }
            .off { opacity: 1; border-style: dashed; }
        `,
    ];

    render() {
        const { device } = this;
        const availability = device.availability ?? device.connection;
        const fine = availability === 'ONLINE' || availability === 'CONNECTED';
        return html`<article class="card ${fine ? '' : 'off'}" aria-labelledby="name" aria-busy=${this.sending ? 'true' : 'false'}>
            <div class="row between">
                <div>
                    <h3 id="name">${device.name}</h3>
                    <span class="small muted">${device.id === device.name ? '' : device.id}</span>
                </div>
                ${this.#switch()}
            </div>
            ${fine ? '' : html`<div><aubade-state .state=${availability}></aubade-state></div>`} ${this.#state()} ${this.#controls()}
        </article>`;
    }

    /** Whether it is on, where that can be switched here; undefined else. */
    get #on() {
        return may('member') ? switchOf(this.device) : undefined;
    }

    #switch() {
        const on = this.#on;
        return on === undefined
            ? ''
            : html`<button
                  class="switch"
                  role="switch"
                  aria-checked=${on ? 'true' : 'false'}
                  aria-label=${this.device.name}
                  title=${on ? 'On' : 'Off'}
                  aria-disabled=${this.sending ? 'true' : 'false'}
                  @click=${() => this.sending || this.#send({ type: on ? 'SWITCH_OFF' : 'SWITCH_ON' })}
              ></button>`;
    }

    #state() {
        const known = Object.entries(this.device.state).filter(([key]) => !SHOWN.has(key) || this.#on === undefined);
        return known.length === 0
            ? ''
            : html`<dl>
                  ${known.map(
                      ([key, value]) => html`<div>
                          <dt>${sayKey(key)}</dt>
                          <dd class="number">${isColor(value) ? swatch(value) : ''}${value}</dd>
                      </div>`,
                  )}
              </dl>`;
    }

    #controls() {
        const messages = [...messagesOf(this.device)].filter(
            ([type]) => !(SWITCHES.includes(type) && this.#on !== undefined),
        );
        return messages.length === 0 || !may('member')
            ? ''
            : html`<div class="controls">
                  ${messages.map(
                      ([type, takes]) => html`<aubade-message
                          .device=${this.device}
                          .type=${type}
                          .takes=${takes}
                          .send=${this.#send}
                      ></aubade-message>`,
                  )}
              </div>`;
    }

    /** Sends a message; gives whether the device has answered. */
    #send = async (message) => {
        this.sending = true;
        const answer = await attempt(() => ask(at('devices', this.device.id, 'messages'), { method: 'POST', json: message }));
        this.sending = false;
        return answer !== undefined;
    };
}

const isColor = (value) => /^#[0-9a-f]{6}$/i.test(value);

/** A colour to look at; as a drawing, since it is not known to the style sheet. */
const swatch = (color) => html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="7" cy="8" r="6" fill=${color} stroke="currentColor" stroke-opacity="0.4" />
</svg>`;
customElements.define('aubade-device', DeviceCard);
