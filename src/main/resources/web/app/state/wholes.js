import { ask, at } from './api.js';

/** How many programs one answer lists at most. */
const PAGE = 1_000;

/** How many runs are asked for. */
const RUNS = 200;
/** How many occurrences are asked for in all, and of each schedule on a day or lately. */
const OCCURRENCES = 1_000;
const DAILY = 3;
const LATELY = 50;

/** The newest runs, and all under way. */
export async function askRuns(signal) {
    const [running, newest] = await Promise.all([
        ask('api/runs?state=RUNNING&limit=50', { signal }),
        ask(`api/runs?limit=${RUNS}`, { signal }),
    ]);
    return [...newest, ...running];
}

/** All programs, of which one answer has 1,000. */
export async function askPrograms(signal) {
    const all = [];
    let page;
    do {
        const after = all.length ? `?after=${encodeURIComponent(all.at(-1).name)}` : '';
        page = await ask(`api/programs${after}`, { signal });
        all.push(...page);
    } while (page.length === PAGE);
    return all;
}

/** A run with all its steps, of which one answer has 1,000. */
export async function askRun(id) {
    const run = await ask(at('runs', id));
    while (run.steps.length < (run.stepCount ?? 0)) {
        const after = encodeURIComponent(run.steps.at(-1).path);
        run.steps.push(...(await ask(`${at('runs', id, 'steps')}?after=${after}`)));
    }
    delete run.stepCount;
    return run;
}

/** The schedules, what is ahead of them, what became of those of today, and whether there is `more` than can be shown. */
export async function askAhead(signal) {
    const [schedules, ahead, { days }] = await Promise.all([
        ask('api/schedules', { signal }),
        ask(`api/occurrences/next?daily=${DAILY}&limit=${OCCURRENCES}`, { signal }),
        ask('api/home', { signal }),
    ]);
    const week = `from=${days[0].starts}&to=${days.at(-1).ends}`;
    const decided = await ask(`api/occurrences?${week}&each=${LATELY}&limit=${OCCURRENCES}`, { signal });
    return { schedules, ahead, decided, more: ahead.length === OCCURRENCES || decided.length === OCCURRENCES };
}
