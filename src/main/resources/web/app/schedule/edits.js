import { attempt } from '../parts/notices.js';
import { start } from '../parts/start.js';
import { ask, at } from '../state/api.js';
import { home } from '../state/home.js';
import { to } from '../state/route.js';
import { whenOf } from '../words/time.js';

/** The occurrence planned at that instant does not run; gives whether that was done. */
export const skip = (name, planned) => edit(name, 'skip', { planned }, `${name} is skipped ${whenOf(planned)}.`);

/** The next occurrence, which is the one planned at that instant, comes later. */
export const snooze = (name, planned, length) =>
    edit(name, 'snooze', { for: length, planned }, `${name} of ${whenOf(planned)} is put off by ${length}.`);

/** Nothing runs for a while. */
export const pause = (name, length) => edit(name, 'pause', { for: length }, `${name} is paused.`);

/** The pause is over. */
export const resume = (name) => edit(name, 'resume', undefined, `${name} goes on.`);

/** Runs the program of a schedule at once, and shows that. */
export async function runNow(program) {
    const run = await start(program);
    if (run) {
        location.hash = to('runs', run.id);
    }
}

/** Each edit names what it is about, and is sent once at a time; what comes of it is read anew whether it worked or not. */
async function edit(name, what, json, done) {
    const answer = await attempt(() => ask(at('schedules', name, what), { method: 'POST', json }), done, `${what} ${name} ${json?.planned}`);
    await home.refreshAhead();
    return answer !== undefined;
}
