import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { home } from '../state/home.js';
import { Watching } from '../state/watching.js';
import { shared } from '../style/shared.js';
import './device-card.js';

/** From how many devices on one needs help to find one. */
const MANY = 13;

/** All devices by room; those without one come last. */
class DeviceRooms extends LitElement {
    static properties = { wanted: { state: true } };
    static styles = [
        shared,
        css`
            .rooms { display: grid; gap: 1.5rem; }
            h2 { margin-bottom: 0.6rem; }
            .devices { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
            .find { margin-bottom: 1rem; }
            .find input { width: min(100%, 20rem); }
        `,
    ];

    constructor() {
        super();
        this.wanted = '';
        new Watching(this, 'devices');
    }

    render() {
        const rooms = byRoom([...home.devices.values()].filter((device) => matches(device, this.wanted)));
        return html`
            ${home.devices.size >= MANY ? this.#find() : ''}
            <div class="rooms">
                ${rooms.length === 0 ? html`<p class="empty">No devices${this.wanted ? ' of that name' : ''}.</p>` : ''}
                ${repeat(
                    rooms,
                    ([room]) => room,
                    ([room, devices]) => this.#room(room, devices, rooms.length),
                )}
            </div>
        `;
    }

    #find() {
        return html`<div class="find">
            <label for="find">Find a device</label><br />
            <input id="find" type="search" .value=${this.wanted} @input=${(event) => (this.wanted = event.target.value)} />
        </div>`;
    }

    #room(room, devices, count) {
        const label = room || (count === 1 ? 'Devices' : 'Elsewhere');
        return html`<section aria-label=${label}>
            <h2>${label} <span class="muted small">${devices.length}</span></h2>
            <ul class="devices">
                ${repeat(
                    devices,
                    (device) => device.id,
                    (device) => html`<li><aubade-device .device=${device}></aubade-device></li>`,
                )}
            </ul>
        </section>`;
    }
}

function byRoom(devices) {
    const rooms = new Map();
    devices.sort((a, b) => a.name.localeCompare(b.name));
    for (const device of devices) {
        const room = device.room ?? '';
        if (!rooms.has(room)) {
            rooms.set(room, []);
        }
        rooms.get(room).push(device);
    }
    return [...rooms].sort(([a], [b]) => (a === '') - (b === '') || a.localeCompare(b));
}

function matches(device, wanted) {
    return `${device.name} ${device.id} ${device.room ?? ''}`.toLowerCase().includes(wanted.toLowerCase());
}
customElements.define('aubade-device-rooms', DeviceRooms);
