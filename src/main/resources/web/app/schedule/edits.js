import { attempt } from '../parts/notices.js';
import { ask, at } from '../state/api.js';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { whenOf } from '../words/time.js';

/** The next occurrence does not run. */
export const skip = (name) => {
    const next = home.schedules.find((schedule) => schedule.name === name)?.next;
    return edit(name, 'skip', undefined, `${name} is skipped${next ? ` ${whenOf(next.planned)}` : ''}.`);
};

/** The next occurrence comes later. */
export const snooze = (name, length) => edit(name, 'snooze', { for: length }, `${name} is put off by ${length}.`);

/** Nothing runs for a while. */
export const pause = (name, length) => edit(name, 'pause', { for: length }, `${name} is paused.`);

/** The pause is over. */
export const resume = (name) => edit(name, 'resume', undefined, `${name} goes on.`);

/** Runs the program of a schedule at once, and shows that. */
export async function runNow(program) {
    const run = await attempt(() => ask(at('programs', program, 'runs'), { method: 'POST' }));
    if (run) {
        home.learn(run);
        location.hash = to('runs', run.id);
    }
}

function edit(name, what, json, done) {
    return attempt(async () => {
        await ask(at('schedules', name, what), { method: 'POST', json });
        await home.refreshAhead();
    }, done);
}
