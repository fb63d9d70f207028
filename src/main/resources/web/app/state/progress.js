const RANK = { PENDING: 0, RUNNING: 1 };
const rank = (state) => RANK[state] ?? 2;

/**
 * How far a run is: the state of each step by path, how many are `done` of a `total`, and the `last` one that began.
 * A step that is over stays over, in whatever order answers and events come; all steps at once tell the total.
 */
export function advance(before, steps) {
    const progress = before ?? { states: new Map(), done: 0, total: 0, last: null };
    for (const step of steps) {
        const known = progress.states.get(step.path);
        if (known === undefined || rank(step.state) > rank(known)) {
            progress.states.set(step.path, step.state);
            progress.done += rank(step.state) === 2 ? 1 : 0;
            if (step.state === 'RUNNING' && step.kind !== 'seq' && step.kind !== 'par' && step.kind !== 'race') {
                progress.last = step;
            }
        }
    }
    progress.total = Math.max(progress.total, steps.length > 1 || steps[0]?.run === undefined ? steps.length : 0);
    return progress;
}
