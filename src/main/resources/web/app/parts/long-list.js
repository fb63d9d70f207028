import { LitElement, css, html } from 'lit';
import { shared } from '../style/shared.js';
import { measures } from './measures.js';

/** Up to this many rows all are there; beyond it only those in sight are. */
const ALL = 100;
/** The height of a row of a long list, in px; rows of a short one are as high as they need to be. */
const HEIGHT = 44;
/** How many rows are there above and below those in sight. */
const MARGIN = 8;

/** A list that stays quick with thousands of rows; `row(item)` gives what is in one. */
class LongList extends LitElement {
    static properties = { items: {}, row: {}, version: {}, label: {}, top: { state: true } };
    static styles = [
        shared,
        css`
            .scroll { max-height: 28rem; overflow-y: auto; }
            .long li { position: absolute; left: 0; right: 0; height: 44px; overflow: hidden; }
            ul { position: relative; }
            li { border-bottom: 1px solid var(--line); padding: 0.45rem 0.25rem; }
            li:last-child { border: 0; }
            .line { display: flex; gap: 0.5rem; align-items: baseline; justify-content: space-between; }
            .line > .row { flex-wrap: nowrap; flex: none; }
            .text { overflow-wrap: anywhere; min-width: 0; }
            .long .text { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
            .long .error { display: none; }
            .long .text .error { display: inline; }
            .indent-1 { padding-left: 1rem; } .indent-2 { padding-left: 2rem; } .indent-3 { padding-left: 3rem; }
            .indent-4 { padding-left: 4rem; } .indent-5 { padding-left: 5rem; }
        `,
    ];

    constructor() {
        super();
        this.top = 0;
    }

    render() {
        const { items } = this;
        const long = items.length > ALL;
        return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.label} @scroll=${this.#scrolled}>
            ${long ? this.#window() : html`<ul>${items.map((item) => html`<li>${this.row(item)}</li>`)}</ul>`}
        </div>`;
    }

    #window() {
        const first = Math.max(0, Math.floor(this.top / HEIGHT) - MARGIN);
        const seen = this.items.slice(first, first + Math.ceil(480 / HEIGHT) + 2 * MARGIN);
        return html`<ul class="long" ${measures({ height: `${this.items.length * HEIGHT}px` })}>
            ${seen.map(
                (item, index) => html`<li
                    aria-setsize=${this.items.length}
                    aria-posinset=${first + index + 1}
                    ${measures({ top: `${(first + index) * HEIGHT}px` })}
                >${this.row(item)}</li>`,
            )}
        </ul>`;
    }

    #scrolled(event) {
        this.top = event.target.scrollTop;
    }

    /** Shows the last row, unless somebody has scrolled away from it. */
    followEnd() {
        const scroll = this.renderRoot.querySelector('.scroll');
        if (scroll && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 4 * HEIGHT) {
            scroll.scrollTop = scroll.scrollHeight;
        }
    }
}
customElements.define('aubade-long-list', LongList);
