/** The views, in the order of the navigation. */
export const VIEWS = ['now', 'programs', 'schedule', 'history'];

/** The address of a view, such as `#/runs/{id}` or `#/history?state=FAILED`. */
export function to(view, argument, query = {}) {
    const filter = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
    return `#/${view}${argument ? '/' + encodeURIComponent(argument) : ''}${filter.size ? '?' + filter : ''}`;
}

/** What the address of the setup link has before its secret. */
const SETUP = '#/setup=';

/** What the address asks for: a view, its argument and its query. */
export function current() {
    if (location.hash.startsWith(SETUP)) {
        return { view: 'setup', argument: location.hash.slice(SETUP.length), query: new URLSearchParams() };
    }
    const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
    const [view = '', argument = ''] = path.split('/');
    return { view: view || 'now', argument: decode(argument), query: new URLSearchParams(query) };
}

function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
}
