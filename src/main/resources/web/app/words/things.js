/** `SWITCH_ON` as people say it: `Switch on`. */
export function sayType(type) {
    const words = type.toLowerCase().replaceAll('_', ' ');
    return words[0].toUpperCase() + words.slice(1);
}

/** A property's name as people say it: `colorTemperature` is `color temperature`. */
export const sayKey = (key) => key.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();

const KINDS = { seq: 'In sequence', par: 'At once', race: 'Race', delay: 'Wait', call: 'Call', send: 'Send' };

/** What a kind of step is called. */
export const sayKind = (kind) => KINDS[kind] ?? kind;

/** What a step of a run does, in a line: its name, or its message and device. */
export function sayStep(step) {
    if (step.name) {
        return step.name;
    }
    if (step.kind === 'send') {
        return `${sayType(step.type)} → ${step.device}`;
    }
    return sayKind(step.kind);
}

/** When a schedule is due, in words; what it does not know it quotes. */
export function sayWhen(when) {
    if (when.sun) {
        const offset = String(when.offset ?? '');
        const by = offset.replace(/^[-+]/, '');
        return !by || by === '0s' ? `at ${when.sun}` : `${by} ${offset.startsWith('-') ? 'before' : 'after'} ${when.sun}`;
    }
    return when.every ? `${when.every} at ${when.at}` : sayCron(when.cron);
}

const DAYS = { '*': 'every day', 'MON-FRI': 'on working days', 'SAT,SUN': 'at weekends', 'SUN,SAT': 'at weekends' };

function sayCron(cron) {
    const [minute, hour, day, month, weekday] = cron.split(/\s+/);
    const simple = /^\d+$/.test(minute) && /^\d+$/.test(hour) && day === '*' && month === '*' && DAYS[weekday];
    return simple ? `${simple} at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : `cron ${cron}`;
}
