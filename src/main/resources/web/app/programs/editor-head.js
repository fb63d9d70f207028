import { LitElement, css, html } from 'lit';
import { shared } from '../style/shared.js';

const tell = (host, type, detail) => host.dispatchEvent(new CustomEvent(type, { detail }));

/** The head of the editor: what is edited, what it shall be called, and what becomes of it. */
class EditorHead extends LitElement {
    static properties = { heading: {}, back: {}, newName: {}, blocked: { type: Boolean } };
    static styles = [
        shared,
        css`
            form { display: grid; gap: 1rem; }
            .name { display: grid; gap: 0.2rem; }
            .name input { width: min(100%, 20rem); }
        `,
    ];

    render() {
        return html`<form @submit=${this.#save}>
            <div class="row between">
                <h1>${this.heading}</h1>
                <div class="row">
                    <a class="button" href=${this.back} @click=${() => tell(this, 'discard')}>Discard</a>
                    <button class="primary" ?disabled=${this.blocked}>Save</button>
                </div>
            </div>
            ${this.newName === undefined ? '' : this.#name()}
        </form>`;
    }

    #name() {
        return html`<div class="name">
            <label for="name">Name</label>
            <input id="name" required maxlength="100" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" title="Letters, digits, . _ -; the first a letter or digit"
                .value=${this.newName} @input=${(event) => tell(this, 'named', event.target.value)} />
        </div>`;
    }

    #save(event) {
        event.preventDefault();
        tell(this, 'save');
    }
}
customElements.define('aubade-editor-head', EditorHead);
