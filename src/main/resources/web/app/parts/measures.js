import { Directive, directive, PartType } from 'lit/directive.js';

/** Sets measures that only the data knows, such as `{top: '44px'}`, in the way that a strict content policy allows. */
class Measures extends Directive {
    constructor(part) {
        super(part);
        if (part.type !== PartType.ELEMENT) {
            throw new Error('measures belong to an element');
        }
    }

    update(part, [values]) {
        for (const [name, value] of Object.entries(values)) {
            part.element.style.setProperty(name, value);
        }
    }
}

export const measures = directive(Measures);
