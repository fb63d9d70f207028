/** How states look and are called: a tone, which is a colour, a sign that can be told apart without it, and a word. */
const STATES = {
    PENDING: ['idle', '·', 'waiting'],
    RUNNING: ['busy', '▸', 'running'],
    BEGAN: ['busy', '▸', 'began'],
    SUCCEEDED: ['good', '✓', 'succeeded'],
    FAILED: ['bad', '✕', 'failed'],
    TIMED_OUT: ['bad', '⏱', 'timed out'],
    SKIPPED: ['idle', '–', 'skipped'],
    CANCELLED: ['warn', '■', 'cancelled'],
    IN_DOUBT: ['warn', '?', 'in doubt'],
    RAN: ['good', '✓', 'ran'],
    SNOOZED: ['warn', '↷', 'snoozed'],
    MISSED: ['bad', '✕', 'missed'],
    OVERLAPPED: ['warn', '≡', 'overlapped'],
    SHIFTED: ['busy', '⇢', 'shifted'],
    ONLINE: ['good', '●', 'online'],
    OFFLINE: ['bad', '○', 'offline'],
    UNKNOWN: ['idle', '◌', 'not known'],
    PAUSED: ['warn', '‖', 'paused'],
    CONNECTED: ['good', '●', 'connected'],
    CONNECTING: ['warn', '◌', 'connecting'],
    DISCONNECTED: ['bad', '○', 'disconnected'],
};

/** How the state called `name` is shown. */
export function stateOf(name) {
    const [tone, sign, word] = STATES[name] ?? ['idle', '·', String(name ?? '').toLowerCase()];
    return { tone, sign, word };
}
