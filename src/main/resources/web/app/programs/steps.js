const KINDS = ['send', 'seq', 'par', 'race', 'delay', 'call'];

/** The kind of a step as it is written. */
export const kindOf = (step) => KINDS.find((kind) => kind in step);

/** The root of a program as it is written: a list is a sequence, unless there is just one step in it. */
export function rootOf(program) {
    const root = program.do;
    return Array.isArray(root) ? (root.length === 1 ? root[0] : { seq: root }) : root;
}

/** What a step says beside what it does, in words. */
export function modifiersOf(step) {
    const { timeout, retry, optional, join, max } = step;
    return [
        optional && 'may fail',
        timeout && `within ${timeout}`,
        retry && sayRetry(retry),
        join === 'failFast' && 'stops at the first failure',
        max && `${max} at a time`,
    ].filter(Boolean);
}

function sayRetry({ times, delay, factor }) {
    const after = delay ? ` after ${delay}` : '';
    return `${times ?? 1} more tries${after}${factor && factor !== 1 ? `, each ×${factor} longer` : ''}`;
}
