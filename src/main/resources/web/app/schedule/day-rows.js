/** How many of one schedule are shown on a day before they are only told of, and of those that are decided already. */
const FEW = 3;
const PAST = 2;

/** A row of the ledger among what is ahead. */
const past = (row) => ({ ...row, at: row.planned, decided: row.decided, more: false });

/**
 * What is shown on a day, in order, and which schedules have `more` on it than is shown. `decided` are rows of the ledger,
 * `ahead` is what is still to come; what is put off and not yet due is in both, and shown once.
 */
export function rowsOfDay(day, decided, ahead) {
    const waiting = new Set(ahead.map((one) => one.schedule + one.planned));
    const over = decided.filter((row) => row.run || !waiting.has(row.schedule + row.planned)).map(past);
    const rows = [...over, ...ahead.map((one) => ({ ...one, at: one.due }))].filter(({ at }) => isWithin(day, at));
    const shown = [];
    const more = new Set(rows.filter((row) => row.more).map((row) => row.schedule));
    for (const [schedule, its] of bySchedule(rows)) {
        its.sort(byTime);
        const few = its.length > PAST + FEW ? [...its.filter(isDecided).slice(-PAST), ...its.filter(isAhead).slice(0, FEW)] : its;
        shown.push(...few);
        if (few.length < its.length) {
            more.add(schedule);
        }
    }
    return { shown: shown.sort(byTime), more: [...more].sort() };
}

function bySchedule(rows) {
    const groups = new Map();
    rows.forEach((row) => groups.set(row.schedule, [...(groups.get(row.schedule) ?? []), row]));
    return groups;
}

const isDecided = (row) => Boolean(row.decided);
const isAhead = (row) => !row.decided;
const byTime = (a, b) => Date.parse(a.at) - Date.parse(b.at);

function isWithin({ starts, ends }, at) {
    return Date.parse(at) >= Date.parse(starts) && Date.parse(at) < Date.parse(ends);
}
