import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { confirmed } from '../parts/confirm.js';
import { attempt } from '../parts/notices.js';
import { ask, at } from '../state/api.js';
import { shared } from '../style/shared.js';
import { whenOf } from '../words/time.js';
import { fieldsOf, form } from './form.js';
import { list } from './list-style.js';
import './new-token.js';
import { roleField } from './role-field.js';

/** The API tokens, by which programs say who they are, and the form for another one. */
class TokenList extends LitElement {
    static properties = { tokens: { state: true }, problem: { state: true }, refused: { state: true }, made: { state: true } };
    static styles = [shared, form, list, css`p.card { overflow-wrap: anywhere; }`];

    connectedCallback() {
        super.connectedCallback();
        this.#load();
    }

    async #load() {
        try {
            this.tokens = await ask('api/tokens');
            this.problem = null;
        } catch (problem) {
            this.problem = problem.message;
        }
    }

    render() {
        const { tokens = [] } = this;
        return html`<section aria-labelledby="tokens">
            <h2 id="tokens">API tokens</h2>
            <p class="small muted">A program sends a token in the header Authorization: Bearer aub_…</p>
            ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : ''}
            ${this.made ? html`<aubade-new-token .token=${this.made} @hide=${() => (this.made = null)}></aubade-new-token>` : ''}
            ${tokens.length ? html`<ul class="card rows">${repeat(tokens, ({ id }) => id, (token) => this.#row(token))}</ul>` : ''}
            <details class="card">
                <summary>Make a token</summary>
                <form @submit=${this.#add}>
                    <div class="field"><label for="name">What it is for</label>
                        <input id="name" name="name" required maxlength="64" autocomplete="off" /></div>
                    ${roleField('role', 'viewer')}
                    <div class="field"><label for="expires">Expires (empty: never)</label><input id="expires" name="expires" type="date" /></div>
                    <p class="error" role="alert">${this.refused ?? ''}</p>
                    <button>Make</button>
                </form>
            </details>
        </section>`;
    }

    #row({ id, name, role, user, created, expires }) {
        return html`<li>
            <div class="row between">
                <div>
                    <p><b>${name}</b> <span class="muted">${role}${user ? ` of ${user}` : ''}</span></p>
                    <p class="small muted">Made ${whenOf(created)}; ${expires ? `expires ${whenOf(expires)}` : 'does not expire'}</p>
                </div>
                <button class="danger" aria-label="Revoke ${name}" @click=${() => this.#revoke(id, name)}>Revoke</button>
            </div>
        </li>`;
    }

    async #add(event) {
        event.preventDefault();
        const fields = event.target;
        const { name, role, expires } = fieldsOf(event);
        this.refused = null;
        try {
            this.made = await ask('api/tokens', { method: 'POST', json: { name, role, expires: expires || undefined } });
            fields.reset();
            fields.closest('details').open = false;
        } catch (problem) {
            this.refused = problem.message;
        }
        await this.#load();
    }

    async #revoke(id, name) {
        if (await confirmed(`Revoke ${name}?`, 'Clients that use it are refused at once.', 'Revoke')) {
            await attempt(() => ask(at('tokens', id), { method: 'DELETE' }), `${name} is revoked.`, `revoke ${id}`);
            this.made = this.made?.id === id ? null : this.made;
            await this.#load();
        }
    }
}
customElements.define('aubade-token-list', TokenList);
