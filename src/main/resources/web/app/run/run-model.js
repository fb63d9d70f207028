import { ask, at } from '../state/api.js';
import { home, isOver } from '../state/home.js';
import { criticalPath } from './critical-path.js';
import { layOut } from './lanes.js';
import { treeOf } from './tree.js';

/** From how many steps on changes are gathered for longer. */
const MANY = 300;
/** For how long changes are gathered, in ms. */
const OFTEN = 30;
const RARELY = 400;

/** A run with its steps, as it is and as it goes on; `onChange()` is called when it has changed, soon but not too often. */
export class RunModel {
    run = null;
    steps = [];
    problem = null;
    /** Grows with every change. */
    version = 0;

    #onChange;
    #numbers = new Map();
    /** Step events that came before the run; null when it is there. */
    #early = [];
    #unwatch;
    #frame = 0;
    #layout = null;
    #tree = null;

    constructor(id, onChange) {
        this.#onChange = onChange;
        this.#unwatch = home.watch(id, {
            onStep: (step) => (this.#early ? this.#early.push(step) : this.#apply(step)),
            onRun: (run) => this.#applyRun(run),
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
        return criticalPath(this.#tree);
    }

    /** The steps that went wrong by themselves, not because of those inside them. */
    get failures() {
        const leaf = (step) => step.kind !== 'seq' && step.kind !== 'par' && step.kind !== 'race' && step.kind !== 'call';
        const wrong = (step) => ['FAILED', 'TIMED_OUT', 'IN_DOUBT'].includes(step.state);
        return this.steps.filter((step) => wrong(step) && (leaf(step) || !this.steps.some((inner) => within(inner, step) && wrong(inner))));
    }

    async #load(id) {
        this.#early ??= [];
        try {
            const run = await ask(at('runs', id));
            this.run = run;
            this.steps = run.steps;
            this.#numbers = new Map(run.steps.map((step, number) => [step.path, number]));
            this.#tree = treeOf(run.steps);
            this.#layout = null;
            this.problem = null;
            home.learn(run);
        } catch (problem) {
            this.problem = problem;
        }
        const early = this.#early ?? [];
        this.#early = null;
        early.forEach((step) => this.#apply(step));
        this.#changed();
    }

    #apply({ run: _, program: __, ...step }) {
        const number = this.#numbers.get(step.path);
        if (number !== undefined) {
            Object.assign(this.steps[number], { error: undefined, finished: undefined }, step);
            this.#changed();
        }
    }

    #applyRun(run) {
        if (this.run) {
            const { steps: _, ...summary } = run;
            Object.assign(this.run, summary);
            this.#changed();
        }
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
