import { request } from './api.js';

/**
 * Server-sent events by fetch: unlike EventSource it sees the comments that show that the connection lives, and ends
 * when it is told to. Calls `onEvent(name, data)`, and `onSign()` whenever anything at all has come.
 */
export async function follow(path, signal, { onEvent, onSign }) {
    const answer = await request(path, { headers: { Accept: 'text/event-stream' }, signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
        const { done, value } = await reader.read();
        if (done) {
            return;
        }
        onSign();
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop();
        blocks.forEach((block) => dispatch(block, onEvent));
    }
}

function dispatch(block, onEvent) {
    let name = 'message';
    const data = [];
    for (const line of block.split('\n')) {
        const value = line.slice(line.indexOf(':') + 1).replace(/^ /, '');
        if (line.startsWith('event:')) {
            name = value;
        } else if (line.startsWith('data:')) {
            data.push(value);
        }
    }
    if (data.length > 0) {
        onEvent(name, JSON.parse(data.join('\n')));
    }
}
