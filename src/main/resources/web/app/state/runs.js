import { advance, isOver, merged } from './progress.js';

/** How many finished runs are kept in mind. */
const REMEMBERED = 200;

/** The runs that are known, newest or under way, each with its `progress` and when it was `heard` of, in ms. */
export class Runs extends Map {
    /** What an answer or an event says of a run; gives it as it is known now. */
    learn({ steps, stepCount, ...said }) {
        const known = this.get(said.id);
        const progress = steps && !stepCount ? advance(known?.progress, steps) : known?.progress;
        const run = { ...merged(known, said), progress, heard: Date.now() };
        this.set(run.id, run);
        if (!known) {
            this.#forget();
        }
        return run;
    }

    /** What an event says of a step; gives whether its run is known. */
    count(step) {
        const run = this.get(step.run);
        if (run) {
            run.heard = Date.now();
            run.progress = advance(run.progress, [step]);
        }
        return run !== undefined;
    }

    /** The whole in place of what was known, which counts where it is further. */
    replace(all) {
        const before = new Map(this);
        this.clear();
        for (const run of all) {
            const known = this.get(run.id) ?? before.get(run.id);
            this.set(run.id, { ...merged(known, run), progress: known?.progress, heard: Date.now() });
        }
    }

    /** A run that was asked for did not come; it is tried again later unless it is `gone`. */
    couldNotBeRead(id, gone) {
        const run = this.get(id);
        if (gone) {
            this.delete(id);
        } else if (run) {
            run.heard = Date.now();
        }
    }

    /** Those under way of which nothing was heard for so many ms. */
    silentFor(ms) {
        return [...this.values()].filter((run) => !isOver(run) && Date.now() - run.heard > ms);
    }

    /** Only the newest runs are kept, and all that are under way. */
    #forget() {
        if (this.size > 2 * REMEMBERED) {
            const over = [...this.values()].filter(isOver).sort((a, b) => (a.id < b.id ? -1 : 1));
            over.slice(0, REMEMBERED).forEach((run) => this.delete(run.id));
        }
    }
}
