// The tutorial's sleep as a Restate service: every message is a durable step. Argument: the port of this service.
// sleep/at0 has devices that answer at once, sleep/at5 after 5 ms.

import { createRequire } from 'node:module';
import { createServer } from 'node:http2';

const restate = createRequire(process.env.BENCH_MODULES)('@restatedev/restate-sdk');

const send = (context, device, type, millis) =>
  context.run(`${device} ${type}`, async () => {
    if (millis > 0) await new Promise((answer) => setTimeout(answer, millis));
    return { device, type, state: 'SUCCEEDED' };
  });

const sleep = (millis) => async (context) => {
  const toilet = async () => [
    await send(context, 'smart-toilet', 'FLUSH', millis),
    await send(context, 'smart-toilet', 'CLEAN', millis),
  ];
  // Restate asks that branches be its own promises; the two that are sent first go on beside the sequence.
  const light = send(context, 'hue-light', 'SWITCH_OFF', millis);
  const speaker = send(context, 'smart-speaker', 'SWITCH_OFF', millis);
  const steps = await toilet();
  return { program: 'sleep', state: 'SUCCEEDED', steps: [await light, await speaker, ...steps] };
};

const service = restate.service({ name: 'sleep', handlers: { at0: sleep(0), at5: sleep(5) } });
createServer(restate.createEndpointHandler({ services: [service] })).listen(Number(process.argv[2]), '127.0.0.1');
