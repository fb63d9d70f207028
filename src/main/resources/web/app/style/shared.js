import { css } from 'lit';

/** What all components look like: headings, cards, buttons, fields. */
export const shared = css`
    :host { display: block; }
    :host([hidden]), [hidden] { display: none !important; }
    *, *::before, *::after { box-sizing: border-box; }
    h1, h2, h3, p, ol, ul, dl, dd, pre { margin: 0; }
    ol, ul { padding: 0; list-style: none; }
    h1 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -0.02em; font-weight: 650; }
    h2 { font-size: 1.05rem; line-height: 1.3; font-weight: 650; }
    h3 { font-size: 0.95rem; line-height: 1.35; font-weight: 600; }
    a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
    .muted { color: var(--muted); }
    .small { font-size: 0.85rem; }
    .number { font-variant-numeric: tabular-nums; }
    .mono { font-family: var(--mono); font-size: 0.85rem; }
    .card {
        background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
        box-shadow: var(--shadow); padding: var(--space);
    }
    .stack { display: grid; gap: var(--space); align-content: start; }
    .stack > * { min-width: 0; }
    .row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
    .between { justify-content: space-between; }
    .empty { color: var(--muted); padding: 0.5rem 0; }
    .error { color: var(--bad); overflow-wrap: anywhere; }
    .visually-hidden {
        position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    button, .button, input, select, textarea { font: inherit; color: inherit; }
    button, .button {
        display: inline-flex; align-items: center; justify-content: center; gap: 0.4rem; min-height: 2.5rem;
        padding: 0.35rem 0.9rem; border: 1px solid var(--line-strong); border-radius: 999px; background: var(--surface);
        color: var(--text); cursor: pointer; text-decoration: none; font-size: 0.92rem; font-weight: 550;
    }
    button:hover:not(:disabled), .button:hover { background: var(--raised); }
    button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-text); }
    button.primary:hover:not(:disabled) { filter: brightness(1.08); background: var(--accent); }
    button.danger { color: var(--bad); border-color: currentColor; }
    button.quiet { border-color: transparent; background: transparent; color: var(--accent); padding-inline: 0.6rem; }
    button:disabled, button[aria-disabled='true'] { opacity: 0.55; cursor: default; }
    input, select, textarea {
        min-height: 2.5rem; padding: 0.35rem 0.7rem; border: 1px solid var(--line-strong);
        border-radius: var(--radius-small); background: var(--surface); max-width: 100%; min-width: 0;
    }
    label { font-size: 0.85rem; color: var(--muted); }
    @media (prefers-reduced-motion: no-preference) {
        button { transition: background 120ms; }
    }
`;
