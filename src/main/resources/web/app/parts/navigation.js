import { LitElement, css, html, nothing, svg } from 'lit';
import { shared } from '../style/shared.js';
import '../access/account-menu.js';

const ENTRIES = [
    ['now', 'Now', svg`<path d="M3 11 12 4l9 7v8a1 1 0 0 1-1 1h-5v-6H9v6H4a1 1 0 0 1-1-1z"/>`],
    ['programs', 'Programs', svg`<path d="M6 4v16M6 8h8M6 16h8M18 8h.01M18 16h.01"/>`],
    ['schedule', 'Schedule', svg`<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>`],
    ['history', 'History', svg`<path d="M12 7v5l3 2M4 12a8 8 0 1 0 3-6.200M4 4v4h4"/>`],
];

/** Where to go, at the top on a wide screen, within the thumb's reach on a phone, and who is logged in. */
class Navigation extends LitElement {
    static properties = { view: {}, inside: { type: Boolean }, user: {}, version: {} };
    static styles = [
        shared,
        css`
            header { border-bottom: 1px solid var(--line); background: var(--surface); }
            .inner {
                max-width: 76rem; margin: 0 auto; padding: 0.5rem clamp(1rem, 4vw, 2rem); display: flex; gap: 2rem;
                align-items: center;
            }
            .brand {
                font-weight: 700; letter-spacing: -0.02em; font-size: 1.1rem; color: var(--text); text-decoration: none;
                display: flex; align-items: center; gap: 0.55rem; min-height: 2.5rem;
            }
            .brand img { width: 1.7rem; height: 1.7rem; }
            ul { display: flex; gap: 0.25rem; }
            aubade-account-menu { margin-left: auto; min-width: 0; }
            nav a {
                display: flex; align-items: center; gap: 0.45rem; color: var(--muted); text-decoration: none;
                padding: 0.45rem 0.8rem; border-radius: 999px; font-weight: 550; font-size: 0.95rem;
            }
            nav a:hover { background: var(--raised); }
            nav a[aria-current] { color: var(--accent); background: var(--accent-soft); }
            svg {
                width: 1.25rem; height: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.8;
                stroke-linecap: round; stroke-linejoin: round;
            }
            @media (max-width: 47.99rem) {
                nav {
                    position: fixed; inset: auto 0 0; z-index: 10; background: var(--surface);
                    border-top: 1px solid var(--line); padding: 0.25rem 0.5rem calc(0.25rem + env(safe-area-inset-bottom));
                }
                ul { justify-content: space-around; }
                nav a { flex-direction: column; gap: 0.1rem; font-size: 0.72rem; padding: 0.35rem 0.9rem; border-radius: 12px; }
            }
        `,
    ];

    render() {
        const here = this.view === 'runs' ? 'history' : this.view;
        return html`
            <header>
                <div class="inner">
                    <a class="brand" href="#/now"><img src="static/icon.svg" alt="" width="27" height="27" />Aubade</a>
                    ${this.inside ? html`<nav aria-label="Views">
                        <ul>
                            ${ENTRIES.map(
                                ([view, label, icon]) => html`<li>
                                    <a href="#/${view}" aria-current=${here === view ? 'page' : nothing}>
                                        <svg viewBox="0 0 24 24" aria-hidden="true">${icon}</svg>${label}
                                    </a>
                                </li>`,
                            )}
                        </ul>
                    </nav>` : ''}
                    ${this.user ? html`<aubade-account-menu .version=${this.version}></aubade-account-menu>` : ''}
                </div>
            </header>
        `;
    }
}
customElements.define('aubade-navigation', Navigation);
