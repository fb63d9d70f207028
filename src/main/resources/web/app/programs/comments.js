/** The numbers of the lines, from 1, that have a comment in YAML, which a saved program does not keep. */
export function commentsIn(text) {
    return text
        .split('\n')
        .map((line, index) => (hasComment(line) ? index + 1 : 0))
        .filter((number) => number > 0);
}

/** A comment begins with a # at the start or after a space, outside of quotes; quotes open where a value can begin. */
function hasComment(line) {
    let quote = '';
    for (let i = 0; i < line.length; i++) {
        const char = line[i];
        const before = line[i - 1] ?? ' ';
        if (quote) {
            if (char === '\\' && quote === '"') {
                i++;
            } else if (char === quote) {
                quote = '';
            }
        } else if ((char === '"' || char === "'") && /[\s,:[{-]/.test(before)) {
            quote = char;
        } else if (char === '#' && /\s/.test(before)) {
            return true;
        }
    }
    return false;
}
