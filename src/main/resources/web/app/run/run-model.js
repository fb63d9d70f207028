import { home } from '../state/home.js';
import { isOver, merged } from '../state/progress.js';
import { askRun } from '../state/wholes.js';
import { criticalPath } from './critical-path.js';
import { layOut } from './lanes.js';
import { treeOf } from './tree.js';

/** From how many steps on changes are gathered for longer. */
const MANY = 300;
/** For how long changes are gathered, in ms. */
const OFTEN = 30;
const RARELY = 400;
/** What a step does not say any more when it says something else. */
const FRESH = { error: undefined, finished: undefined };

/** A run with its steps, as it is and as it goes on; `onChange()` is called when it has changed, soon but not too often. */
export class RunModel {
    run = null;
    steps = [];
    problem = null;
    /** Grows with every change. */
    version = 0;

    #onChange;
    #numbers = new Map();
    /** Events that came while the run was asked for; null when it is not. */
    #early = [];
    #asked = 0;
    #unwatch;
    #frame = 0;
    #layout = null;
    #tree = null;

    constructor(id, onChange) {
        this.#onChange = onChange;
        this.#unwatch = home.watch(id, {
            onEvent: (...event) => (this.#early ? this.#early.push(event) : this.#apply(...event)),
            onResynchronise: () => this.#load(id),
        });
        this.#load(id);
    }

    close() {
        this.#unwatch();
        clearTimeout(this.#frame);
    }

    get isOver() {
        return this.run !== null && isOver(this.run);
    }

    /** The leaves of the tree in lanes, and how many lanes; the same object until another run is read. */
    get layout() {
        this.#layout ??= layOut(this.#tree);
        return this.#layout;
    }

    /** The paths of the steps on the critical path. */
    get critical() {
        return criticalPath(this.#tree, home.now());
    }

    /** The steps that went wrong by themselves, not because of those inside them. */
    get failures() {
        const leaf = (step) => step.kind !== 'seq' && step.kind !== 'par' && step.kind !== 'race' && step.kind !== 'call';
        const wrong = (step) => ['FAILED', 'TIMED_OUT', 'IN_DOUBT'].includes(step.state);
        return this.steps.filter((step) => wrong(step) && (leaf(step) || !this.steps.some((inner) => within(inner, step) && wrong(inner))));
    }

    async #load(id) {
        const asked = ++this.#asked;
        this.#early ??= [];
        try {
            const run = await askRun(id);
            if (asked === this.#asked) {
                this.#take(run);
            }
        } catch (problem) {
            this.problem = problem;
        }
        if (asked === this.#asked) {
            const early = this.#early ?? [];
            this.#early = null;
            early.forEach((event) => this.#apply(...event));
            this.#changed();
        }
    }

    /** What the service says, but for what events have told since. */
    #take({ steps, ...run }) {
        this.run = merged(this.run, run);
        this.steps = steps.map((step, number) => (this.steps[number] ? merged(this.steps[number], { ...FRESH, ...step }) : step));
        this.#numbers = new Map(steps.map((step, number) => [step.path, number]));
        this.#tree = treeOf(this.steps);
        this.#layout = null;
        this.problem = null;
        home.learn({ ...run, steps });
    }

    #apply(name, data) {
        if (name === 'run') {
            const { steps: _, ...summary } = data;
            this.run = this.run && merged(this.run, summary);
        } else {
            const { run: _, program: __, ...step } = data;
            const known = this.steps[this.#numbers.get(step.path)];
            if (known) {
                Object.assign(known, merged(known, { ...FRESH, ...step }));
            }
        }
        this.#changed();
    }

    #changed() {
        this.version++;
        this.#frame ||= setTimeout(
            () => {
                this.#frame = 0;
                this.#onChange();
            },
            this.steps.length > MANY && !this.isOver ? RARELY : OFTEN,
        );
    }
}

const within = (inner, outer) => inner.path.startsWith(`${outer.path}.`);
