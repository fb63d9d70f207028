import { isBranching } from './tree.js';

const WRONG = new Set(['FAILED', 'TIMED_OUT', 'IN_DOUBT']);
/** How late a branch may begin after the one that made room for it, in ms; what is told in milliseconds is not exact. */
const ROOM = 5;

/**
 * The paths of the steps that the run took its time for: all of a sequence, and of branches the one that was waited for,
 * with those before it that it had to wait for. What has not ended is taken to end `now`, in ms.
 */
export function criticalPath(tree, now = Infinity) {
    const paths = new Set();
    if (tree) {
        follow(tree, paths, now);
    }
    return paths;
}

function follow(node, paths, now) {
    if (!node.step.started) {
        return;
    }
    paths.add(node.step.path);
    const begun = node.children.filter((child) => child.step.started).map((child) => withTimes(child, now));
    const awaited = isBranching(node.step) ? chain(awaitedOf(node, begun), begun, node.step) : begun;
    awaited.forEach(({ child }) => follow(child, paths, now));
}

const withTimes = (child, now) => ({
    child,
    began: Date.parse(child.step.started),
    ended: child.step.finished ? Date.parse(child.step.finished) : now,
});

const first = (branches) => branches.reduce((a, b) => (a && a.ended <= b.ended ? a : b), undefined);
const last = (branches) => branches.reduce((a, b) => (a && a.ended >= b.ended ? a : b), undefined);

/** A race waits for its first success, a parallel that fails fast for its first failure, everything else for its last branch. */
function awaitedOf({ step }, branches) {
    const state = (wanted) => branches.filter(({ child }) => wanted(child.step));
    if (step.kind === 'race') {
        return first(state((each) => each.state === 'SUCCEEDED')) ?? last(branches);
    }
    const stopped = WRONG.has(step.state) && state((each) => each.state === 'CANCELLED').length > 0;
    return (stopped && first(state((each) => WRONG.has(each.state)))) || last(branches);
}

/** Where not all branches begin at once, one that began late waited for another that ended then, and so on back. */
function chain(awaited, branches, { started }) {
    const waitedFor = [];
    const begin = Date.parse(started);
    for (let one = awaited; one; ) {
        waitedFor.unshift(one);
        const { began } = one;
        const before = branches.filter((each) => each.ended <= began && each.ended > began - ROOM && !waitedFor.includes(each));
        one = began - begin > ROOM ? last(before) : undefined;
    }
    return waitedFor;
}
