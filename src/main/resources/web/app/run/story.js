import { sayStep } from '../words/things.js';

const GROUPS = new Set(['seq', 'par', 'race', 'call']);

/**
 * What happened in a run, in order, told from its steps: so that it reads the same while it happens and years later.
 * Each entry has the time `at`, a state and a text.
 */
export function storyOf(run, steps) {
    const story = [];
    for (const step of steps) {
        if (step.started && !GROUPS.has(step.kind)) {
            story.push({ at: step.started, state: 'BEGAN', text: sayStep(step), path: step.path });
        }
        if (step.finished && step.started && !GROUPS.has(step.kind)) {
            story.push({ at: step.finished, state: step.state, text: ending(step), path: step.path });
        }
    }
    story.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    if (run.started) {
        story.unshift({ at: run.started, state: 'BEGAN', text: run.program });
    }
    if (run.finished) {
        const error = run.error ? `: ${run.error}` : '';
        story.push({ at: run.finished, state: run.state, text: `${run.program}${error}` });
    }
    return story;
}

function ending(step) {
    const attempts = step.attempt > 1 ? ` at attempt ${step.attempt}, after ${step.attempt - 1} that failed` : '';
    const error = step.error && step.state !== 'SUCCEEDED' ? `: ${step.error}` : '';
    return `${sayStep(step)}${attempts}${error}`;
}
