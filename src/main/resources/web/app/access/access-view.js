import { LitElement, css, html } from 'lit';
import { may } from '../state/session.js';
import { shared } from '../style/shared.js';
import './audit-list.js';
import './token-list.js';
import './user-list.js';

/** Who may do what, by password or by token, and who did what. */
class AccessView extends LitElement {
    static styles = [shared, css`.stack { gap: 2rem; max-width: 56rem; }`];

    render() {
        if (!may('admin')) {
            return html`<h1>Users and tokens</h1><p class="empty">Only an admin sees them.</p>`;
        }
        return html`<div class="stack">
            <h1>Users and tokens</h1>
            <aubade-user-list></aubade-user-list>
            <aubade-token-list></aubade-token-list>
            <aubade-audit-list></aubade-audit-list>
        </div>`;
    }
}
customElements.define('aubade-access-view', AccessView);
