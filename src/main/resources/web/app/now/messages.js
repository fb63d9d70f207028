/** What the message types take that every device of that kind has always understood, in JSON Schema. */
const USUAL = {
    CHANGE_COLOR: { type: 'string', format: 'color' },
    PLAY_SONG: { type: 'string', maxLength: 500 },
};

/** What a device understands, by message type, each with what it takes; also where the service does not say. */
export function messagesOf(device) {
    return new Map(
        device.understands.map((type) => [type, device.messages?.[type] ?? USUAL[type] ?? { type: 'null' }]),
    );
}

/** The property of the state that a message of that type sets, such as `brightness` for SET_BRIGHTNESS. */
export function valueOf(device, type) {
    const [, ...words] = type.toLowerCase().split('_');
    const camel = words.map((word, index) => (index ? word[0].toUpperCase() + word.slice(1) : word)).join('');
    return device.state[camel] ?? device.state[words.join('_')] ?? device.state[words.at(-1)];
}

/** Whether a device can be switched both ways, and is on; undefined if it cannot, or if nobody knows what it is. */
export function switchOf(device) {
    const { power, on } = device.state;
    const both = device.understands.includes('SWITCH_ON') && device.understands.includes('SWITCH_OFF');
    const known = power === 'on' || power === 'off' || typeof on === 'boolean';
    return both && known ? power === 'on' || on === true : undefined;
}
