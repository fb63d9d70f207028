// Measures what promises in Node take for each step of each tree; prints one JSON object a line.
// Arguments: milliseconds for each tree, and names of trees. Needs --expose-gc to count bytes.

const [SEND, SEQ, PAR] = [0, 1, 2];

const send = { kind: SEND, children: [] };
const seq = (children) => ({ kind: SEQ, children });
const par = (children) => ({ kind: PAR, children });
const wide = (count) => Array(count).fill(send);

function balanced(depth) {
  if (depth === 0) return send;
  const half = balanced(depth - 1);
  return depth % 2 === 0 ? seq([half, half]) : par([half, half]);
}

const trees = {
  'wake-up': par([send, seq([send, send])]),
  sleep: par([send, send, seq([send, send])]),
  'seq-1000': seq(wide(999)),
  'par-1000': par(wide(999)),
  'tree-10': balanced(10),
  'seq-100000': seq(wide(99_999)),
  'par-100000': par(wide(99_999)),
};

const steps = (tree) => tree.children.reduce((sum, child) => sum + steps(child), 1);
const sends = (tree) => (tree.kind === SEND ? 1 : tree.children.reduce((sum, child) => sum + sends(child), 0));

let answered = 0;

async function atOnce() {
  answered++;
}

async function onALaterTurn() {
  await new Promise(setImmediate);
  answered++;
}

async function run(tree, device) {
  switch (tree.kind) {
    case SEND:
      return device();
    case SEQ:
      for (const child of tree.children) await run(child, device);
      return;
    case PAR:
      await Promise.all(tree.children.map((child) => run(child, device)));
  }
}

function cpuSince(start) {
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1e3;
}

async function measure(tree, device, millis, count) {
  let runs = 0;
  const cpu = process.cpuUsage();
  const began = performance.now();
  do {
    for (let i = 0; i < count; i++) await run(tree, device);
    runs += count;
  } while (cpuSince(cpu) < millis && performance.now() - began < 4 * millis);
  return { runs, wall: (performance.now() - began) * 1e6, cpu: cpuSince(cpu) * 1e6 };
}

// What one run leaves in the young generation before anything is collected; nothing where a collection came between.
async function bytesOf(tree, device, size) {
  const count = Math.max(1, Math.floor(1_000 / size));
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < count; i++) await run(tree, device);
  const grown = process.memoryUsage().heapUsed - before;
  return grown > 0 && size < 10_000 ? grown / (count * size) : null;
}

const [millis, ...names] = process.argv.slice(2);
for (const hop of [false, true]) {
  const device = hop ? onALaterTurn : atOnce;
  for (const [name, tree] of Object.entries(trees)) {
    if (!names.includes(name)) continue;
    const size = steps(tree);
    const count = size > 100 ? 1 : 32;
    await measure(tree, device, Number(millis) / 2, count);
    const bytes = globalThis.gc ? await bytesOf(tree, device, size) : null;
    answered = 0;
    const { runs, wall, cpu } = await measure(tree, device, Number(millis), count);
    if (answered !== runs * sends(tree)) throw new Error(`node did not send every message of ${name}`);
    const each = 1 / (runs * size);
    const figure = (value) => (value === null ? null : Math.round(value * 10) / 10);
    console.log(JSON.stringify({
      subject: 'node', tree: name, hop, ns: figure(wall * each), cpu: figure(cpu * each), bytes: figure(bytes),
    }));
  }
}
