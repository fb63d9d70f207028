import { css } from 'lit';

/** What the lists about access look like: a card of rows, and a form below it. */
export const list = css`
    section { display: grid; gap: 0.75rem; }
    .rows { padding: 0.25rem 1rem; }
    .rows > li { border-bottom: 1px solid var(--line); padding: 0.65rem 0; display: grid; gap: 0.6rem; }
    .rows > li:last-child { border: 0; }
    .rows p { overflow-wrap: anywhere; min-width: 0; }
    .rows .between { flex-wrap: nowrap; }
    .rows .between > button { flex: none; }
    details.card { padding-block: 0.25rem; }
    details[open].card { padding-bottom: var(--space); }
    summary { cursor: pointer; font-weight: 550; min-height: 2.5rem; align-content: center; color: var(--accent); }
    form { grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: end; }
    form > .error, form > .wide { grid-column: 1 / -1; }
    .error:empty { display: none; }
`;
