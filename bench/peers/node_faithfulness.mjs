// How many milliseconds longer than its critical path a run of sleep takes in Node; one JSON object a line.
// Arguments: cases such as 5x1000x3: the devices' milliseconds, the runs at once, and how often.

const send = (millis) => new Promise((answer) => setTimeout(answer, millis));

async function toilet(millis) {
  await send(millis);
  await send(millis);
}

const sleep = (millis) => Promise.all([send(millis), send(millis), toilet(millis)]);

async function run(millis) {
  const asked = performance.now();
  await sleep(millis);
  return performance.now() - asked - 2 * millis;
}

for (const each of process.argv.slice(2)) {
  const [millis, atOnce, times] = each.split('x').map(Number);
  for (let i = 0; i < times; i++) {
    const overshoots = (await Promise.all(Array.from({ length: atOnce }, () => run(millis)))).sort((a, b) => a - b);
    const at = (percent) => Math.round(overshoots[Math.floor((atOnce * percent) / 100)] * 1e3) / 1e3;
    const figures = atOnce === 1 ? { p50: at(50) } : { p50: at(50), p99: at(99) };
    console.log(JSON.stringify({ subject: 'node', latency: millis, atOnce, ...figures }));
  }
}
