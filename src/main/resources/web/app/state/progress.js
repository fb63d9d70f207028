const RANK = { PENDING: 0, RUNNING: 1 };

/** How far a state is: 0 for what has not begun, 1 for what is under way, 2 for what is over. */
export const rankOf = (state) => RANK[state] ?? 2;

/** Whether a run has ended. */
export const isOver = (run) => rankOf(run.state) === 2;

/**
 * What is known of a run or a step once something is `said` of it, in whatever order answers and events come: what is over
 * stays over, and what is under way does not wait again.
 */
export function merged(known, said) {
    return known && rankOf(said.state ?? known.state) < rankOf(known.state) ? { ...said, ...known } : { ...known, ...said };
}

/**
 * How far a run is: the state of each step by path, how many are `done` of a `total`, and the `last` one that began.
 * A step that is over stays over, in whatever order answers and events come; all steps at once tell the total.
 */
export function advance(before, steps) {
    const progress = before ?? { states: new Map(), done: 0, total: 0, last: null };
    for (const step of steps) {
        const known = progress.states.get(step.path);
        if (known === undefined || rankOf(step.state) > rankOf(known)) {
            progress.states.set(step.path, step.state);
            progress.done += rankOf(step.state) === 2 ? 1 : 0;
            if (step.state === 'RUNNING' && step.kind !== 'seq' && step.kind !== 'par' && step.kind !== 'race') {
                progress.last = step;
            }
        }
    }
    progress.total = Math.max(progress.total, steps.length > 1 || steps[0]?.run === undefined ? steps.length : 0);
    return progress;
}
