import { LitElement, css, html } from 'lit';
import { notify } from '../parts/notices.js';
import { ask, askYaml, at } from '../state/api.js';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { shared } from '../style/shared.js';
import './program-tree.js';
import './text-diff.js';
import './yaml-field.js';

/** How long after the last key a text is checked, in ms. */
const PAUSE = 250;
const FRESH = `description: What it is for.
do:
  seq:
    - {send: hue-light, type: SWITCH_ON}
    - {delay: 5s}
`;
/** What was written and not saved, by program, until the page is left. */
const drafts = new Map();
window.addEventListener('beforeunload', (event) => drafts.size > 0 && event.preventDefault());

/** Edits a program as YAML: what the service thinks of it at the lines, and what differs from the saved version. */
class ProgramEditor extends LitElement {
    static properties = {
        name: {}, fresh: { type: Boolean }, copied: {},
        text: { state: true }, saved: { state: true }, check: { state: true }, newName: { state: true }, saving: { state: true }, problem: { state: true },
    };
    static styles = [
        shared,
        css`
            .stack { gap: 1rem; }
            .name input { width: min(100%, 20rem); }
            .name { display: grid; gap: 0.2rem; }
        `,
    ];

    #etag = null;
    #timer = 0;
    #checked = 0;

    connectedCallback() {
        super.connectedCallback();
        this.newName = this.copied ? `${this.copied}-copy` : '';
        this.#load();
    }

    disconnectedCallback() {
        clearTimeout(this.#timer);
        super.disconnectedCallback();
    }

    get #key() {
        return this.fresh ? '' : this.name;
    }

    async #load() {
        try {
            const source = this.fresh ? this.copied : this.name;
            const { text, etag } = source ? await askYaml(at('programs', source)) : { text: FRESH };
            this.saved = this.fresh ? '' : text;
            this.#etag = etag;
            this.text = drafts.get(this.#key) ?? (this.fresh ? text.replace(/^name:.*\n/, '') : text);
            this.#check();
        } catch (problem) {
            this.problem = problem.message;
        }
    }

    render() {
        if (this.text === undefined) {
            return html`<p class=${this.problem ? 'error' : 'empty'}>${this.problem ?? 'Looking…'}</p>`;
        }
        return html`<form class="stack" @submit=${this.#save}>
            <div class="row between">
                <h1>${this.fresh ? 'New program' : `Edit ${this.name}`}</h1>
                <div class="row">
                    <a class="button" href=${to('programs', this.fresh ? this.copied : this.name)} @click=${() => drafts.delete(this.#key)}>Discard</a>
                    <button class="primary" ?disabled=${this.saving || (this.check && !this.check.readable)}>Save</button>
                </div>
            </div>
            ${this.fresh ? this.#nameField() : ''}
            <aubade-yaml-field
                label="The program as YAML"
                .text=${this.text}
                .violations=${this.check?.violations ?? []}
                @typed=${(event) => this.#typed(event.detail)}
            ></aubade-yaml-field>
            <p role="status" class="small">${this.#verdict()}</p>
            ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : ''}
            ${this.fresh ? '' : html`<section class="stack" aria-labelledby="changes"><h2 id="changes">Changes</h2>
                <aubade-text-diff .before=${this.saved} .after=${this.text}></aubade-text-diff></section>`}
            ${this.check?.program ? html`<section class="card" aria-label="How it will be"><aubade-program-tree .program=${this.check.program}></aubade-program-tree></section>` : ''}
        </form>`;
    }

    #nameField() {
        return html`<div class="name">
            <label for="name">Name</label>
            <input id="name" required maxlength="100" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" title="Letters, digits, . _ -; the first a letter or digit"
                .value=${this.newName} @input=${(event) => (this.newName = event.target.value)} />
        </div>`;
    }

    #verdict() {
        if (!this.check) {
            return 'Checking…';
        }
        if (this.check.runnable) {
            return html`<span class="muted">✓ It can run.</span>`;
        }
        return this.check.readable ? 'It can be saved, but cannot run as the house is now.' : 'It cannot be saved like this.';
    }

    #typed(text) {
        this.text = text;
        this.problem = null;
        drafts.set(this.#key, text);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#check(), PAUSE);
    }

    async #check() {
        const number = ++this.#checked;
        const path = at('programs', this.fresh ? this.newName || 'new' : this.name, 'check');
        const check = await ask(path, { method: 'POST', yaml: this.text }).catch(() => null);
        if (number === this.#checked) {
            this.check = check ?? this.check;
        }
    }

    async #save(event) {
        event.preventDefault();
        const name = this.fresh ? this.newName : this.name;
        const headers = this.fresh ? { 'If-None-Match': '*' } : { 'If-Match': this.#etag };
        this.saving = true;
        try {
            await ask(at('programs', name), { method: 'PUT', yaml: this.text, headers });
            drafts.delete(this.#key);
            notify(`${name} is saved.`);
            await home.refreshPrograms();
            location.hash = to('programs', name);
        } catch (problem) {
            this.#refused(problem);
        }
        this.saving = false;
    }

    #refused(problem) {
        this.problem = problem.status === 412
            ? this.fresh ? 'There is a program of that name already.' : 'Somebody else has saved it meanwhile. Copy what you need, discard, and edit that version.'
            : problem.message;
        if (problem.violations.length > 0) {
            this.check = { readable: false, runnable: false, violations: problem.violations };
        }
    }
}
customElements.define('aubade-program-editor', ProgramEditor);
