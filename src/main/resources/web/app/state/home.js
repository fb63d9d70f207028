import { ask } from './api.js';
import { Connection } from './connection.js';
import { Part } from './part.js';
import { isOver } from './progress.js';
import { Runs } from './runs.js';
import { askAhead, askRun, askPrograms, askRuns } from './wholes.js';

export { isOver };

/** How often to ask for what no event tells, such as a new day, in ms. */
const REFRESH = 60_000;
/** A run of another node tells nothing here; one that has been silent for so long is asked for, in ms. */
const SILENT = 10_000;
/** How many silent runs are asked for at a time. */
const SOME = 20;

/**
 * All that the page knows of the house. It says `change` at most once a frame, with the names of what has changed:
 * devices, runs, steps, programs, ahead, home, connection.
 */
class Home extends EventTarget {
    devices = new Map();
    runs = new Runs();
    programs = [];
    schedules = [];
    ahead = [];
    /** What became of the occurrences of today, and of later ones that are decided already. */
    decided = [];
    /** Whether more is ahead than is known. */
    more = false;
    home = null;
    connection = 'connecting';
    /** The clock of the service minus the one here, in ms. */
    skew = 0;

    #changed = new Set();
    #frame = 0;
    #watchers = new Set();
    /** The runs whose steps are being asked for. */
    #asking = new Set();
    #parts = {
        home: this.#part('home', (signal) => this.#askHome(signal)),
        devices: this.#part('devices', (signal) => ask('api/devices', { signal }), (all) => {
            this.devices = new Map(all.map((device) => [device.id, device]));
        }, (device) => this.#applyDevice(device)),
        runs: this.#part('runs', askRuns, (all) => this.#takeRuns(all), (name, data) => this.#applyRun(name, data)),
        programs: this.#part('programs', askPrograms, (all) => (this.programs = all)),
        ahead: this.#part('ahead', askAhead, (ahead) => Object.assign(this, ahead)),
    };

    #connection = new Connection('api/events', {
        onOpen: () => Object.values(this.#parts).forEach((part) => part.renew()),
        onEvent: (name, data) => this.#event(name, data),
        onState: (state) => this.#isConnected(state),
    });

    constructor() {
        super();
        this.#connection.watch();
        setInterval(() => this.#inSight && this.#renew('home', 'ahead'), REFRESH);
        setInterval(() => this.#inSight && this.#askSilent(), SILENT / 2);
    }

    /** Asks for everything, and keeps it true. */
    start() {
        this.#connection.start();
    }

    /** Asks for nothing until it is started again; what is known stays. */
    stop() {
        this.#connection.stop();
        this.#isConnected('stopped');
    }

    /** The time at the service, in ms. */
    now() {
        return Date.now() + this.skew;
    }

    /** Whether each of the named parts has been there: home, devices, runs, programs, ahead. */
    knows(...names) {
        return names.every((name) => this.#parts[name].there);
    }

    /** Why one of the named parts could not be read; undefined if all could. */
    problemOf(...names) {
        return names.map((name) => this.#parts[name].problem).find((problem) => problem)?.message;
    }

    /** Calls `onStep(step)` and `onRun(run)` for what happens in the run; returns what ends that. */
    watch(run, watcher) {
        const entry = { run, ...watcher };
        this.#watchers.add(entry);
        return () => this.#watchers.delete(entry);
    }

    refreshPrograms() {
        return this.#parts.programs.renew();
    }

    refreshAhead() {
        return this.#parts.ahead.renew();
    }

    /** What is known of a run that was just started or read, whatever events have told before. */
    learn(said) {
        const run = this.runs.learn(said);
        if (run.state === 'RUNNING' && !run.progress?.total) {
            this.#askForSteps(run);
        }
        this.#say('runs');
    }

    #isConnected(state) {
        this.connection = state;
        this.#say('connection');
    }

    get #inSight() {
        return this.connection === 'open' && document.visibilityState === 'visible';
    }

    #part(name, load, take = () => {}, apply = () => {}) {
        return new Part({ load, take, apply, told: () => this.#say(name, 'connection') });
    }

    #renew(...names) {
        names.forEach((name) => this.#parts[name].renew());
    }

    async #askHome(signal) {
        const asked = Date.now();
        this.home = await ask('api/home', { signal });
        const answered = Date.now();
        const skew = Date.parse(this.home.now) - (asked + answered) / 2;
        if (Math.abs(skew - this.skew) > (answered - asked) / 2) {
            this.skew = skew;
        }
    }

    #takeRuns(all) {
        this.runs.replace(all);
        all.filter((run) => run.state === 'RUNNING').forEach((run) => this.#askForSteps(run));
        this.#watchers.forEach((watcher) => watcher.onResynchronise?.());
    }

    #event(name, data) {
        if (name === 'device') {
            this.#parts.devices.event(data);
        } else if (name === 'run' || name === 'step') {
            this.#parts.runs.event(name, data);
            this.#watchers.forEach((watcher) => watcher.run === (data.run ?? data.id) && watcher.onEvent(name, data));
        } else if (name === 'program') {
            this.#parts.programs.renewSoon();
        } else if (name === 'schedule') {
            this.#parts.ahead.renewSoon();
        }
    }

    #applyDevice({ change, ...device }) {
        if (change === 'UNREGISTERED') {
            this.devices.delete(device.id);
        } else {
            this.devices.set(device.id, device);
        }
        this.#say('devices');
    }

    #applyRun(name, data) {
        if (name === 'run') {
            this.learn(data);
        } else if (this.runs.count(data)) {
            this.#say('steps');
        }
    }

    /** How many steps a run has is in no event. */
    async #askForSteps({ id }) {
        if (!this.#asking.has(id)) {
            this.#asking.add(id);
            try {
                const whole = await askRun(id);
                if (this.runs.has(id)) {
                    this.learn(whole);
                }
            } catch (problem) {
                this.runs.couldNotBeRead(id, problem.status === 404);
            }
            this.#asking.delete(id);
        }
    }

    async #askSilent() {
        for (const { id } of this.runs.silentFor(SILENT).slice(0, SOME)) {
            await this.#askForSteps({ id });
            this.#watchers.forEach((watcher) => watcher.run === id && watcher.onResynchronise());
        }
    }

    #say(...names) {
        names.forEach((name) => this.#changed.add(name));
        this.#frame ||= requestAnimationFrame(() => {
            const changed = this.#changed;
            this.#changed = new Set();
            this.#frame = 0;
            this.dispatchEvent(new CustomEvent('change', { detail: changed }));
        });
    }
}

/** The one that the page shows. */
export const home = new Home();
