import { LitElement, html } from 'lit';
import { session } from '../state/session.js';
import { shared } from '../style/shared.js';

/** The way to log in with the provider, where there is one; with `apart` in another tab, so that the page stays as it is. */
class ProviderLink extends LitElement {
    static properties = { apart: { type: Boolean } };
    static styles = [shared];

    render() {
        return session.provider
            ? html`<p><a class="button" href="api/session/oidc" target=${this.apart ? '_blank' : '_self'}>Log in with ${session.provider}</a></p>`
            : '';
    }
}
customElements.define('aubade-provider-link', ProviderLink);
