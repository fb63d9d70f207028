import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { confirmed } from '../parts/confirm.js';
import { attempt, notify } from '../parts/notices.js';
import { ask, at } from '../state/api.js';
import { canUsePasskeys, makePasskey } from '../state/passkey.js';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';
import { whenOf } from '../words/time.js';
import { fieldsOf, form } from './form.js';
import { list } from './list-style.js';

/** The passkeys of whoever is logged in, and the form for another one. */
class PasskeysView extends LitElement {
    static properties = { mine: { state: true }, problem: { state: true }, refused: { state: true }, busy: { state: true } };
    static styles = [shared, form, list, css`.stack { max-width: 40rem; }`];

    connectedCallback() {
        super.connectedCallback();
        if (session.user) {
            this.#load();
        }
    }

    async #load() {
        try {
            this.mine = await ask('api/passkeys');
            this.problem = null;
        } catch (problem) {
            this.problem = problem.message;
        }
    }

    render() {
        if (!session.user) {
            return html`<h1>Passkeys</h1><p class="empty">Nobody has to log in here, so there are no passkeys.</p>`;
        }
        const { passkeys = [] } = this.mine ?? {};
        return html`<div class="stack">
            <h1>Passkeys</h1>
            <p>With a passkey you log in by the screen lock of a device, or by a security key, without name and password.</p>
            ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : ''}
            ${passkeys.length ? html`<ul class="card rows">${repeat(passkeys, ({ id }) => id, (passkey) => this.#row(passkey))}</ul>` : ''}
            ${canUsePasskeys()
                ? this.#form()
                : html`<p class="card">Passkeys cannot be added at this address. Browsers allow it where the page is opened over https and by a name, such as
                    https://home.local, and not by an address.</p>`}
        </div>`;
    }

    #row({ id, name, origin, created, used }) {
        return html`<li>
            <div class="row between">
                <div>
                    <p><b>${name}</b>${origin === location.origin ? '' : html` <span class="muted">for ${origin}</span>`}</p>
                    <p class="small muted">Added ${whenOf(created)}; ${used ? `last used ${whenOf(used)}` : 'not used yet'}</p>
                </div>
                <button class="danger" aria-label="Remove ${name}" @click=${() => this.#remove(id, name)}>Remove</button>
            </div>
        </li>`;
    }

    #form() {
        return html`<details class="card" ?open=${this.mine?.passkeys.length === 0}>
            <summary>Add a passkey</summary>
            <form @submit=${this.#add}>
                <div class="field"><label for="name">Name, such as “${session.user}’s phone”</label>
                    <input id="name" name="name" required maxlength="64" autocomplete="off" /></div>
                ${this.mine?.needsPassword
                    ? html`<input hidden name="user" autocomplete="username" .value=${session.user} />
                        <div class="field"><label for="password">Current password</label>
                            <input id="password" name="password" type="password" required autocomplete="current-password" /></div>`
                    : ''}
                <p class="error" role="alert">${this.refused ?? ''}</p>
                <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>Add</button>
            </form>
        </details>`;
    }

    async #add(event) {
        event.preventDefault();
        const fields = event.target;
        const { name, password } = fieldsOf(event);
        if (this.busy) {
            return;
        }
        this.busy = true;
        this.refused = null;
        try {
            const challenge = await ask('api/passkeys/challenge', { method: 'POST', json: password ? { password } : {} });
            await ask('api/passkeys', { method: 'POST', json: { name, ...(await makePasskey(challenge)) } });
            fields.reset();
            fields.closest('details').open = false;
            notify(`${name} is added.`);
        } catch (problem) {
            this.refused = problem.message;
        }
        this.busy = false;
        await this.#load();
    }

    async #remove(id, name) {
        if (await confirmed(`Remove ${name}?`, 'You can no longer log in with it. Your device may still offer it: delete it there as well.', 'Remove')) {
            await attempt(() => ask(at('passkeys', id), { method: 'DELETE' }), `${name} is removed.`, `remove ${name}`);
            await this.#load();
        }
    }
}
customElements.define('aubade-passkeys-view', PasskeysView);
