import { css } from 'lit';

/** The least length of a password, in characters. */
export const LEAST = 8;

/** What the forms about access look like. */
export const form = css`
    form { display: grid; gap: 0.9rem; }
    .field { display: grid; gap: 0.2rem; }
    .field input, .field select { width: 100%; }
    .narrow { max-width: 24rem; margin: 0 auto; }
    .error::first-letter { text-transform: uppercase; }
    form > button, form > .row { justify-self: start; }
`;

/** The fields of a form that was sent, by name. */
export const fieldsOf = (event) => Object.fromEntries(new FormData(event.target));
