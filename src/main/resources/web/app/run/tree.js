/** The steps of a run, which come in a flat list, as a tree of `{step, children}`; null if there are none. */
export function treeOf(steps) {
    const nodes = new Map(steps.map((step) => [step.path, { step, children: [] }]));
    for (const [path, node] of nodes) {
        nodes.get(path.slice(0, path.lastIndexOf('.')))?.children.push(node);
    }
    return nodes.get(steps[0]?.path) ?? null;
}

/** Whether the children of a step happen beside each other. */
export const isBranching = (step) => step.kind === 'par' || step.kind === 'race';
