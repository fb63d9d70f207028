import { LitElement, css, html } from 'lit';
import { notify } from '../parts/notices.js';
import { ask, askYaml, at } from '../state/api.js';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { shared } from '../style/shared.js';
import { commentsIn } from './comments.js';
import { draftOf, dropDraft, keepDraft } from './drafts.js';
import './editor-head.js';
import './newer-version.js';
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
const TAKEN = 'There is a program of that name already.';
const NEWER = 'Somebody else has saved it meanwhile. Nothing is lost: look at both versions above.';
const GONE = 'It was deleted since you began. Saving makes it anew.';

/** Edits a program as YAML: what the service thinks of it at the lines, and what differs from the saved version. */
class ProgramEditor extends LitElement {
    static properties = {
        name: {}, fresh: { type: Boolean }, copied: {},
        draft: { state: true }, check: { state: true }, saving: { state: true }, problem: { state: true }, newer: { state: true },
    };
    static styles = [shared, css`.stack { gap: 1rem; }`];

    #timer = 0;
    #checked = 0;

    connectedCallback() {
        super.connectedCallback();
        this.#load();
    }

    disconnectedCallback() {
        clearTimeout(this.#timer);
        super.disconnectedCallback();
    }

    get #key() {
        return this.fresh ? `new ${this.copied}` : `edit ${this.name}`;
    }

    get #savedAs() {
        return this.fresh ? this.draft.newName : this.name;
    }

    /** A draft goes on with the version that it began with; that there is a newer one is said. */
    async #load() {
        this.draft = draftOf(this.#key);
        try {
            if (!this.draft || !this.fresh) {
                this.#loaded(await this.#kept());
            }
        } catch (problem) {
            const gone = this.draft && problem.status === 404;
            this.problem = gone ? GONE : problem.message;
            this.draft = gone ? { ...this.draft, etag: null } : this.draft;
        }
        if (this.draft) {
            this.#check();
        }
    }

    async #kept() {
        const source = this.fresh ? this.copied : this.name;
        return source ? askYaml(at('programs', source)) : { text: FRESH };
    }

    #loaded(kept) {
        this.draft ??= this.fresh ? this.#begun(kept.text) : { text: kept.text, base: kept.text, etag: kept.etag };
        this.newer = this.fresh || kept.etag === this.draft.etag ? null : kept;
    }

    #begun(text) {
        return { text: text.replace(/^name:.*\n/, ''), base: '', etag: null, newName: this.copied ? `${this.copied}-copy` : '' };
    }

    render() {
        const { draft, check } = this;
        if (!draft) {
            return html`<p class=${this.problem ? 'error' : 'empty'}>${this.problem ?? 'Looking…'}</p>`;
        }
        return html`<div class="stack">
            <aubade-editor-head
                .heading=${this.fresh ? 'New program' : `Edit ${this.name}`}
                .back=${to('programs', this.fresh ? this.copied : this.name)}
                .newName=${draft.newName}
                ?blocked=${this.saving || (check && !check.readable)}
                @named=${(event) => this.#keep({ newName: event.detail })}
                @save=${this.#save}
                @discard=${() => dropDraft(this.#key)}
            ></aubade-editor-head>
            ${this.newer ? html`<aubade-newer-version .base=${draft.base} .newer=${this.newer} .text=${draft.text} @over=${this.#goOn}></aubade-newer-version>` : ''}
            <aubade-yaml-field
                label="The program as YAML"
                .text=${draft.text}
                .violations=${check?.violations ?? []}
                @typed=${(event) => this.#typed(event.detail)}
            ></aubade-yaml-field>
            <p role="status" class="small">${this.#verdict()} ${this.#comments()}</p>
            ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : ''}
            ${this.fresh ? '' : html`<section class="stack" aria-labelledby="changes"><h2 id="changes">Changes</h2>
                <aubade-text-diff .before=${draft.base} .after=${draft.text}></aubade-text-diff></section>`}
            ${check?.program ? html`<section class="card" aria-label="How it will be"><aubade-program-tree .program=${check.program}></aubade-program-tree></section>` : ''}
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

    #comments() {
        const lines = commentsIn(this.draft.text);
        const where = `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? '…' : ''}`;
        return lines.length === 0
            ? ''
            : html`<b>Comments are not kept:</b> what is saved is the program, without the text in ${where} behind the #. Say it in description: or name: instead.`;
    }

    #typed(text) {
        this.problem = null;
        this.#keep({ text });
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#check(), PAUSE);
    }

    #keep(change) {
        this.draft = { ...this.draft, ...change };
        keepDraft(this.#key, this.draft);
    }

    async #check() {
        const number = ++this.#checked;
        const path = at('programs', this.#savedAs || 'new', 'check');
        const check = await ask(path, { method: 'POST', yaml: this.draft.text }).catch(() => null);
        if (number === this.#checked) {
            this.check = check ?? this.check;
        }
    }

    /** Who has seen the newer version goes on from it, with the own text. */
    #goOn() {
        this.problem = null;
        this.#keep({ base: this.newer.text, etag: this.newer.etag });
        this.newer = null;
    }

    async #save() {
        if (this.saving) {
            return;
        }
        const { text, etag } = this.draft;
        this.saving = true;
        try {
            await ask(at('programs', this.#savedAs), {
                method: 'PUT', yaml: text, headers: etag ? { 'If-Match': etag } : { 'If-None-Match': '*' },
            });
            await this.#saved(text);
        } catch (problem) {
            await this.#refused(problem);
        }
        this.saving = false;
    }

    /** What was typed while it was saved is still there, as a draft over what is saved now. */
    async #saved(text) {
        const name = this.#savedAs;
        notify(`${name} is saved.`);
        home.refreshPrograms();
        const typed = this.draft.text;
        dropDraft(this.#key);
        if (typed === text) {
            location.hash = to('programs', name);
        } else {
            const kept = await askYaml(at('programs', name)).catch(() => ({ text, etag: this.draft.etag }));
            keepDraft(`edit ${name}`, { text: typed, base: kept.text, etag: kept.etag });
            this.draft = draftOf(`edit ${name}`);
            location.hash = to('programs', name, { edit: 'yes' });
        }
    }

    async #refused(problem) {
        this.problem = problem.status !== 412 ? problem.message : this.fresh ? TAKEN : NEWER;
        if (this.problem === NEWER) {
            this.newer = await askYaml(at('programs', this.name)).catch(() => null);
        }
        if (problem.violations.length > 0) {
            this.check = { readable: false, runnable: false, violations: problem.violations };
        }
    }
}
customElements.define('aubade-program-editor', ProgramEditor);
