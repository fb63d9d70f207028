/** What beyond this many cells of the table is shown as all removed and all added. */
const MOST = 4_000_000;

/** How to come from one text to another, line by line: `{sign: ' ' | '-' | '+', text}`. */
export function diffOf(before, after) {
    const a = before.trimEnd().split('\n');
    const b = after.trimEnd().split('\n');
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) {
        start++;
    }
    let end = 0;
    while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) {
        end++;
    }
    const same = (text) => ({ sign: ' ', text });
    return [
        ...a.slice(0, start).map(same),
        ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
        ...a.slice(a.length - end).map(same),
    ];
}

/** By the longest common subsequence. */
function middle(a, b) {
    if (a.length * b.length > MOST) {
        return [...a.map((text) => ({ sign: '-', text })), ...b.map((text) => ({ sign: '+', text }))];
    }
    const width = b.length + 1;
    const longest = new Uint32Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            longest[i * width + j] =
                a[i] === b[j]
                    ? longest[(i + 1) * width + j + 1] + 1
                    : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
        }
    }
    return walk(a, b, longest, width);
}

function walk(a, b, longest, width) {
    const lines = [];
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
        if (i < a.length && j < b.length && a[i] === b[j]) {
            lines.push({ sign: ' ', text: a[i++] });
            j++;
        } else if (j === b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
            lines.push({ sign: '-', text: a[i++] });
        } else {
            lines.push({ sign: '+', text: b[j++] });
        }
    }
    return lines;
}
