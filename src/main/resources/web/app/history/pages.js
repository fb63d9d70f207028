import { ask } from '../state/api.js';

/** How much one answer has at most. */
const PAGE = { runs: 500, occurrences: 1_000 };

/**
 * Asks for up to `limit` of a list, page by page: `after(last)` is what asks for what comes after the last of a page. Gives
 * `all`, and whether it is `full`, so that there may be more.
 */
export async function pagesOf(list, filter, limit, after) {
    const all = [];
    let from = {};
    for (;;) {
        const size = Math.min(PAGE[list], limit - all.length);
        const given = Object.entries({ ...filter, ...from, limit: size }).filter(([, value]) => value);
        const page = await ask(`api/${list}?${new URLSearchParams(given)}`);
        all.push(...page);
        if (page.length < size || all.length >= limit) {
            return { all, full: page.length === size };
        }
        from = after(page.at(-1));
    }
}
