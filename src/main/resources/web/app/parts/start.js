import { ask, at } from '../state/api.js';
import { home } from '../state/home.js';
import { attempt } from './notices.js';

/** Starts a program, once however often it is asked for at a time; gives the run, or undefined. */
export async function start(program) {
    const run = await attempt(() => ask(at('programs', program, 'runs'), { method: 'POST' }), null, `start ${program}`);
    if (run) {
        home.learn(run);
    }
    return run;
}
