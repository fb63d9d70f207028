import { isBranching } from './tree.js';

const endOf = ({ step }) => (step.finished ? Date.parse(step.finished) : Infinity);

/** The paths of the steps that the run took its time for: all of a sequence, and of branches the one that was waited for. */
export function criticalPath(tree) {
    const paths = new Set();
    if (tree) {
        follow(tree, paths);
    }
    return paths;
}

function follow(node, paths) {
    if (!node.step.started) {
        return;
    }
    paths.add(node.step.path);
    const begun = node.children.filter((child) => child.step.started);
    if (isBranching(node.step)) {
        const awaited = awaitedOf(node, begun);
        if (awaited) {
            follow(awaited, paths);
        }
    } else {
        begun.forEach((child) => follow(child, paths));
    }
}

/** A race waits for its first success, everything else for its last branch. */
function awaitedOf({ step }, branches) {
    const winners = step.kind === 'race' ? branches.filter((branch) => branch.step.state === 'SUCCEEDED') : [];
    return winners.length > 0
        ? winners.reduce((a, b) => (endOf(b) < endOf(a) ? b : a))
        : branches.reduce((a, b) => (a && endOf(a) >= endOf(b) ? a : b), undefined);
}
