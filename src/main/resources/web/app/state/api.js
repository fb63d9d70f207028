/** An answer that is not what was asked for; says what the service says. */
export class Problem extends Error {
    constructor(status, body) {
        super(body.detail ?? `the service answered ${status}`);
        this.status = status;
        this.violations = body.violations ?? [];
        this.run = body.run;
    }
}

/** Says `refusal`, with the status, when the service does not know who asks, 401, or does not allow it, 403. */
export const refusals = new EventTarget();

/** Asks the service for something and gives the answer's JSON; undefined where it has none; throws a Problem. */
export async function ask(path, { method = 'GET', json, yaml, headers = {}, signal } = {}) {
    const answer = await request(path, {
        method,
        headers: { Accept: 'application/json', ...bodyType(json, yaml), ...headers },
        body: yaml ?? (json === undefined ? undefined : JSON.stringify(json)),
        signal,
    });
    return answer.status === 204 ? undefined : answer.json();
}

/** What is at the path as YAML, with its version. */
export async function askYaml(path) {
    const answer = await request(path, { headers: { Accept: 'application/yaml' } });
    return { text: await answer.text(), etag: answer.headers.get('ETag') };
}

/** The address of something that has a name. */
export function at(...parts) {
    return 'api/' + parts.map(encodeURIComponent).join('/');
}

function bodyType(json, yaml) {
    if (yaml !== undefined) {
        return { 'Content-Type': 'application/yaml' };
    }
    return json === undefined ? {} : { 'Content-Type': 'application/json' };
}

/**
 * The answer of the service; throws a Problem where it is none that is good. It is tried also by a device that says that it is
 * offline: the service may be on it.
 */
export async function request(path, options) {
    const answer = await fetch(path, { cache: 'no-store', ...options }).catch(() => {
        const offline = 'this device is offline; try again when it is back';
        throw new Problem(0, { detail: navigator.onLine ? 'the service does not answer; is it running?' : offline });
    });
    if (answer.status === 401 || answer.status === 403) {
        refusals.dispatchEvent(new CustomEvent('refusal', { detail: answer.status }));
    }
    if (!answer.ok) {
        throw new Problem(answer.status, await answer.json().catch(() => ({})));
    }
    return answer;
}
