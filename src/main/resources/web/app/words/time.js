import { home } from '../state/home.js';

const formats = new Map();

/** The time of the day where the home is: `07:00`. */
export const timeOf = (instant) => format(instant, { hour: '2-digit', minute: '2-digit' });

/** The same with seconds. */
export const secondOf = (instant) => format(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** The hour of the day where the home is, 0 to 23. */
export const hourOf = (instant) => Number(timeOf(instant).slice(0, 2)) % 24;

/** The day where the home is: `Mon 23 Nov`. */
export const dayOf = (instant) => format(instant, { weekday: 'short', day: 'numeric', month: 'short' });

/** The date where the home is, as `2026-11-23`. */
export const dateOf = (instant) => {
    const parts = Object.fromEntries(
        formatter({ year: 'numeric', month: '2-digit', day: '2-digit' })
            .formatToParts(new Date(instant))
            .map(({ type, value }) => [type, value]),
    );
    return `${parts.year}-${parts.month}-${parts.day}`;
};

/** When something is, seen from now: `today 22:30`, `tomorrow 07:00`, `Fri 27 Nov 07:00`. */
export function whenOf(instant) {
    const days = daysFromNow(instant);
    const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : dayOf(instant);
    return `${day} ${timeOf(instant)}`;
}

/** How far away something is: `in 5 min`, `2 h ago`. */
export function distanceOf(instant) {
    const ms = Date.parse(instant) - home.now();
    const words = roughly(Math.abs(ms));
    return ms >= 0 ? `in ${words}` : `${words} ago`;
}

/** How long something took, exactly enough: `512 ms`, `1.5 s`, `3 min 20 s`. */
export function durationOf(ms) {
    if (ms < 1_000) {
        return `${Math.max(0, Math.round(ms))} ms`;
    }
    if (ms < 60_000) {
        return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
    }
    const minutes = Math.floor(ms / 60_000);
    return minutes < 60
        ? `${minutes} min ${Math.floor((ms % 60_000) / 1_000)} s`
        : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** From when to when, in ms; up to now where it has no end, and 0 where it has not begun. */
export function spanOf({ started, finished }) {
    return started ? (finished ? Date.parse(finished) : home.now()) - Date.parse(started) : 0;
}

function roughly(ms) {
    const minutes = Math.round(ms / 60_000);
    if (minutes < 1) {
        return `${Math.round(ms / 1_000)} s`;
    }
    if (minutes < 90) {
        return `${minutes} min`;
    }
    const hours = Math.round(minutes / 60);
    return hours < 36 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

function daysFromNow(instant) {
    return Math.round((Date.parse(dateOf(instant)) - Date.parse(dateOf(home.now()))) / 86_400_000);
}

const format = (instant, options) => formatter(options).format(new Date(instant));

function formatter(options) {
    const timeZone = home.home?.zone;
    const key = timeZone + JSON.stringify(options);
    if (!formats.has(key)) {
        formats.set(key, newFormatter(options, timeZone));
    }
    return formats.get(key);
}

/** A zone that the browser does not know is shown in the browser's own. */
function newFormatter(options, timeZone) {
    try {
        return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
    } catch {
        return new Intl.DateTimeFormat('en-GB', options);
    }
}
