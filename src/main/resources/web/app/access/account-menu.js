import { LitElement, css, html } from 'lit';
import { attempt } from '../parts/notices.js';
import { to } from '../state/route.js';
import { may, session } from '../state/session.js';
import { shared } from '../style/shared.js';

/** Who is logged in, and what they can do about that. */
class AccountMenu extends LitElement {
    static properties = { version: {} };
    static styles = [
        shared,
        css`
            button, .button { max-width: 100%; }
            .who { border-color: transparent; background: transparent; }
            .who span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 10rem; }
            [popover] {
                position: absolute; inset: 3.3rem max(1rem, 50vw - 36rem) auto auto; margin: 0; padding: 0.5rem; min-width: 13rem;
                border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: var(--text);
                box-shadow: var(--shadow);
            }
            [popover] p { padding: 0.3rem 0.9rem 0.5rem; overflow-wrap: anywhere; }
            li a.button, li button { width: 100%; justify-content: flex-start; border-color: transparent; border-radius: var(--radius-small); }
        `,
    ];

    render() {
        const { user, role } = session;
        return html`
            <button class="who" popovertarget="menu" aria-label="Account of ${user}"><span>${user}</span><b aria-hidden="true">▾</b></button>
            <div id="menu" popover aria-label="Account" role="group" @click=${this.#chosen}>
                <p class="small muted">${user} is ${role === 'admin' ? 'an admin' : `a ${role}`}</p>
                <ul>
                    ${may('admin') ? html`<li><a class="button" href=${to('access')}>Users and tokens</a></li>` : ''}
                    <li><a class="button" href=${to('password')}>Change password</a></li>
                    <li><a class="button" href=${to('passkeys')}>Passkeys</a></li>
                    <li><button @click=${this.#logOut}>Log out</button></li>
                </ul>
            </div>
        `;
    }

    #chosen(event) {
        if (event.target.closest('a, button')) {
            event.currentTarget.hidePopover();
        }
    }

    #logOut() {
        attempt(() => session.logOut(), null, 'log out');
    }
}
customElements.define('aubade-account-menu', AccountMenu);
