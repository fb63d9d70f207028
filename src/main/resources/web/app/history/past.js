import { pagesOf } from './pages.js';

/** How many runs, and how many occurrences, of a day are read; more than that is said. */
const MOST = 5_000;

const RUN_STATES = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'];
const DECISIONS = ['SKIPPED', 'SNOOZED', 'MISSED', 'OVERLAPPED', 'SHIFTED'];
const NONE = { all: [], full: false };

/** What can be asked for as a state: those of runs, and what became of occurrences without one. */
export const STATES = [...RUN_STATES, ...DECISIONS];

/**
 * What happened and what did not, newest first: runs, and the occurrences of the ledger, each with its run if it has
 * one. `day` is `{date, starts, ends}`, or null for the latest `limit`. Gives `entries`, and whether there is `more`.
 */
export async function pastOf({ program, state, day, limit }) {
    const most = day ? MOST : limit;
    const [runs, rows] = await Promise.all([
        DECISIONS.includes(state) ? NONE : runsOf({ program, state }, day, most),
        RUN_STATES.includes(state) && !day ? NONE : rowsOf({ program, decision: DECISIONS.includes(state) ? state : '' }, day, most),
    ]);
    const horizon = Math.max(horizonOf(runs, (run) => run.requested), horizonOf(rows, (row) => row.planned));
    const entries = merged(runs.all, rows.all, state).filter(({ at }) => at >= horizon);
    return { entries: entries.sort((a, b) => b.at - a.at), more: runs.full || rows.full };
}

/** Before its last one a list that is full tells nothing, so that the other one must not either. */
const horizonOf = ({ all, full }, timeOf) => (full && all.length > 0 ? Date.parse(timeOf(all.at(-1))) : -Infinity);

/** Each run with its row; rows without one of these runs are entries of their own, unless a state of runs is asked for. */
function merged(runs, rows, state) {
    const byRun = new Map(rows.filter((row) => row.run).map((row) => [row.run, row]));
    const shown = new Set(runs.map((run) => run.id));
    return [
        ...runs.map((run) => ({ at: Date.parse(run.requested), run, row: byRun.get(run.id) })),
        ...rows
            .filter((row) => !RUN_STATES.includes(state) && !shown.has(row.run))
            .map((row) => ({ at: Date.parse(row.planned), row })),
    ];
}

function rowsOf(filter, day, limit) {
    const span = day ? { from: day.starts, to: day.ends } : {};
    return pagesOf('occurrences', { ...filter, ...span }, limit, (last) => ({ before: `${last.planned},${last.schedule}` }));
}

/** The id of a run begins with when it was asked for, so that a day can be asked for by ids. */
async function runsOf(filter, day, limit) {
    const start = day ? { before: idAt(Date.parse(day.ends)) } : {};
    const { all, full } = await pagesOf('runs', { ...filter, ...start }, limit, (last) => ({ before: last.id }));
    const starts = day ? Date.parse(day.starts) : -Infinity;
    const inside = all.filter((run) => Date.parse(run.requested) >= starts);
    return { all: inside, full: full && inside.length === all.length };
}

/** The least UUIDv7 of a moment. */
function idAt(ms) {
    const hex = ms.toString(16).padStart(12, '0');
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
