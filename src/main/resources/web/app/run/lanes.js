import { isBranching } from './tree.js';

/**
 * Lays a tree of steps out in lanes: what comes after each other shares one, what happens at once lies beside each
 * other. Gives the leaves in order, each with its `lane`, and how many lanes there are.
 */
export function layOut(tree) {
    const leaves = [];
    const lanes = tree ? place(tree, 0, leaves) : 0;
    return { leaves, lanes };
}

/** Places what is in the node from `lane` on; gives how many lanes that takes. */
function place(node, lane, leaves) {
    if (node.children.length === 0) {
        leaves.push({ step: node.step, lane });
        return 1;
    }
    let taken = 0;
    for (const child of node.children) {
        if (isBranching(node.step)) {
            taken += place(child, lane + taken, leaves);
        } else {
            taken = Math.max(taken, place(child, lane, leaves));
        }
    }
    return taken;
}
