import { ask } from '../state/api.js';

/** How many runs are asked for at a time, at most. */
const PAGE = 500;
/** How many runs of a day are read. */
const MOST = 5_000;

const RUN_STATES = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'];
const DECISIONS = ['SKIPPED', 'SNOOZED', 'MISSED', 'OVERLAPPED', 'SHIFTED'];

/** What can be asked for as a state: those of runs, and what became of occurrences without one. */
export const STATES = [...RUN_STATES, ...DECISIONS];

/**
 * What happened and what did not, newest first: runs, and the occurrences of the ledger, each with its run if it has
 * one. `day` is `{date, starts, ends}`, or null for the latest `limit`.
 */
export async function pastOf({ program, state, day, limit }) {
    const [runs, rows] = await Promise.all([
        DECISIONS.includes(state) ? [] : runsOf({ program, state, day, limit }),
        RUN_STATES.includes(state) ? [] : rowsOf(day, limit),
    ]);
    const byRun = new Map(rows.filter((row) => row.run).map((row) => [row.run, row]));
    const entries = runs.map((run) => ({ at: run.started ?? run.requested, run, row: byRun.get(run.id) }));
    const shown = new Set(runs.map((run) => run.id));
    for (const row of rows) {
        if (!shown.has(row.run) && (!program || row.program === program) && (!state || row.decision === state)) {
            entries.push({ at: row.planned, row });
        }
    }
    return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function rowsOf(day, limit) {
    const span = day ? `from=${day.starts}&to=${day.ends}&limit=1000` : `limit=${limit}`;
    return ask(`/api/occurrences?${span}`);
}

async function runsOf({ program, state, day, limit }) {
    const filter = new URLSearchParams(Object.entries({ program, state }).filter(([, value]) => value));
    if (!day) {
        filter.set('limit', limit);
        return ask(`/api/runs?${filter}`);
    }
    return runsOfDay(filter, day);
}

/** The id of a run begins with when it was asked for, so that a day can be asked for by ids. */
async function runsOfDay(filter, day) {
    const all = [];
    let before = idAt(Date.parse(day.ends));
    for (;;) {
        const page = await ask(`/api/runs?${filter}${filter.size ? '&' : ''}limit=${PAGE}&before=${before}`);
        const inside = page.filter((run) => run.requested >= day.starts);
        all.push(...inside);
        if (inside.length < PAGE || all.length >= MOST) {
            return all;
        }
        before = page.at(-1).id;
    }
}

/** The least UUIDv7 of a moment. */
function idAt(ms) {
    const hex = ms.toString(16).padStart(12, '0');
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
