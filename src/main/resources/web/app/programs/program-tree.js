import { LitElement, css, html } from 'lit';
import { to } from '../state/route.js';
import { shared } from '../style/shared.js';
import { stateOf } from '../words/states.js';
import { sayType } from '../words/things.js';
import { kindOf, modifiersOf, rootOf } from './steps.js';

/** Beyond this many children of one step the rest is only counted. */
const SHOWN = 200;
/** How many times as long as it took to draw it is not drawn again. */
const SHARE = 20;
const LABELS = { seq: 'In sequence', par: 'At once', race: 'Race: the first success wins' };

/** A program as its tree: a sequence from top to bottom, branches side by side; with the states of a run if there is one. */
class ProgramTree extends LitElement {
    static properties = { program: {}, states: {}, version: {} };
    static styles = [
        shared,
        css`
            .scroll { overflow-x: auto; padding-bottom: 0.25rem; }
            .tree { width: max-content; min-width: 100%; }
            .step, .group { border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--surface); }
            .step { padding: 0.5rem 0.75rem; min-width: 9rem; max-width: 16rem; }
            .group { padding: 0.6rem; background: color-mix(in srgb, var(--raised) 55%, transparent); }
            .label { font-size: 0.8rem; color: var(--muted); font-weight: 600; margin-bottom: 0.5rem; }
            .seq { display: grid; gap: 1.25rem; justify-items: start; }
            .seq > li { position: relative; }
            .seq > li + li::before {
                content: ''; position: absolute; left: 1.5rem; top: -1.2rem; height: 1.15rem; border-left: 2px solid var(--line-strong);
            }
            .par { display: flex; gap: 0.75rem; align-items: flex-start; }
            .race { border-style: dashed; }
            .what { font-weight: 600; overflow-wrap: anywhere; }
            .whom, .more { font-size: 0.85rem; color: var(--muted); overflow-wrap: anywhere; }
            .good { border-color: var(--good); }
            .bad { border-color: var(--bad); }
            .busy { border-color: var(--busy); }
            .warn { border-color: var(--warn); }
            .step.good { background: var(--good-soft); }
            .step.bad { background: var(--bad-soft); }
            .step.busy { background: var(--busy-soft); }
            .step.warn { background: var(--warn-soft); }
            .sign { float: right; margin-left: 0.5rem; font-weight: 700; }
        `,
    ];

    #notBefore = 0;

    /** A run under way changes it many times a second; a large tree takes time to draw, and leaves much more of it to others. */
    async scheduleUpdate() {
        const wait = this.#notBefore - performance.now();
        if (wait > 0) {
            await new Promise((resolve) => setTimeout(resolve, wait));
        }
        const began = performance.now();
        super.scheduleUpdate();
        const now = performance.now();
        this.#notBefore = now + SHARE * (now - began);
    }

    render() {
        const root = rootOf(this.program);
        return html`<div class="scroll" tabindex="0" role="group" aria-label="The steps of ${this.program.name}">
            <div class="tree">${this.#step(root, '0')}</div>
        </div>`;
    }

    #step(step, path) {
        const kind = kindOf(step);
        const state = this.states?.get(path);
        const { tone, sign, word } = stateOf(state ?? 'PENDING');
        const mark = state && state !== 'PENDING' ? html`<span class="sign" title=${word}>${sign}<span class="visually-hidden">${word}</span></span>` : '';
        return LABELS[kind] ? this.#group(step, kind, path, state ? tone : '', mark) : this.#leaf(step, kind, state ? tone : '', mark);
    }

    #group(step, kind, path, tone, mark) {
        const children = step[kind];
        const more = modifiersOf(step);
        const items = children.slice(0, SHOWN).map((child, index) => html`<li>${this.#step(child, `${path}.${index}`)}</li>`);
        const rest = children.length > SHOWN ? html`<li class="muted">…and ${children.length - SHOWN} more</li>` : '';
        return html`<div class="group ${kind === 'race' ? 'race' : ''} ${tone}">
            ${mark}
            <p class="label">${step.name ? `${step.name}: ` : ''}${LABELS[kind]}${more.length ? ` · ${more.join(', ')}` : ''}</p>
            ${kind === 'seq' ? html`<ol class="seq">${items}${rest}</ol>` : html`<ul class="par">${items}${rest}</ul>`}
        </div>`;
    }

    #leaf(step, kind, tone, mark) {
        const more = modifiersOf(step);
        return html`<div class="step ${tone}">
            ${mark} ${step.name ? html`<p class="more">${step.name}</p>` : ''} ${what(step, kind)}
            ${more.length ? html`<p class="more">${more.join(', ')}</p>` : ''}
        </div>`;
    }
}

function what(step, kind) {
    if (kind === 'delay') {
        return html`<p class="what">Wait ${step.delay}</p>`;
    }
    if (kind === 'call') {
        return html`<p class="what">Run <a href=${to('programs', step.call)}>${step.call}</a></p>`;
    }
    return html`<p class="what">${sayType(step.type)}</p>
        <p class="whom">${step.send}</p>
        ${step.data ? html`<p class="more">“${step.data}”</p>` : ''}`;
}
customElements.define('aubade-program-tree', ProgramTree);
