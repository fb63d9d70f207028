import { ask, at } from './api.js';
import { Connection } from './connection.js';
import { advance } from './progress.js';

/** How many finished runs are kept in mind. */
const REMEMBERED = 200;
/** How often to ask for what no event tells, such as schedules that somebody else edits, in ms. */
const REFRESH = 30_000;
const OVER = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED']);

/** Whether a run has ended. */
export const isOver = (run) => OVER.has(run.state);

/**
 * All that the page knows of the house. It says `change` at most once a frame, with the names of what has changed:
 * devices, runs, steps, programs, ahead, home, connection.
 */
class Home extends EventTarget {
    devices = new Map();
    runs = new Map();
    programs = [];
    schedules = [];
    ahead = [];
    /** What became of the occurrences of today, and of later ones that are decided already. */
    decided = [];
    home = null;
    connection = 'connecting';
    /** Whether everything has been there once. */
    ready = false;
    /** The clock of the service minus the one here, in ms. */
    skew = 0;

    #changed = new Set();
    #frame = 0;
    /** Events that came while the whole was asked for; null when nothing is asked for. */
    #held = null;
    #asked = 0;
    #watchers = new Set();
    /** The runs whose steps are being asked for. */
    #asking = new Set();

    start() {
        new Connection('/api/events', {
            onOpen: () => this.#resynchronise(),
            onEvent: (name, data) => (this.#held ? this.#held.push([name, data]) : this.#apply(name, data)),
            onState: (state) => {
                this.connection = state;
                this.#say('connection');
            },
        }).start();
        setInterval(() => this.refresh(), REFRESH);
    }

    /** The time at the service, in ms. */
    now() {
        return Date.now() + this.skew;
    }

    /** Calls `onStep(step)` and `onRun(run)` for what happens in the run; returns what ends that. */
    watch(run, watcher) {
        const entry = { run, ...watcher };
        this.#watchers.add(entry);
        return () => this.#watchers.delete(entry);
    }

    /** Asks for what events do not tell. */
    async refresh() {
        if (this.connection === 'open' && document.visibilityState === 'visible') {
            await Promise.all([this.refreshPrograms(), this.refreshAhead()]).catch(() => {});
        }
    }

    async refreshPrograms() {
        this.programs = await ask('/api/programs');
        this.#say('programs');
    }

    async refreshAhead() {
        const [home, schedules, ahead] = await Promise.all([
            ask('/api/home'),
            ask('/api/schedules'),
            ask('/api/occurrences/next?limit=500'),
        ]);
        const decided = await ask(`/api/occurrences?from=${home.days[0].date}&limit=500`);
        Object.assign(this, { home, schedules, ahead, decided, skew: Date.parse(home.now) - Date.now() });
        this.#say('home', 'ahead');
    }

    /** What is known of a run that was just started or read, before any event tells. */
    learn(run) {
        this.#keepRun(run);
    }

    /** Asks for everything; meanwhile events are held back, and then applied in the order in which they came. */
    async #resynchronise() {
        const asked = ++this.#asked;
        this.#held = [];
        try {
            const [devices, running, runs] = await Promise.all([
                ask('/api/devices'),
                ask('/api/runs?state=RUNNING&limit=50'),
                ask(`/api/runs?limit=${REMEMBERED}`),
                this.refreshPrograms(),
                this.refreshAhead(),
            ]);
            if (asked !== this.#asked) {
                return;
            }
            this.devices = new Map(devices.map((device) => [device.id, device]));
            this.runs = new Map([...running, ...runs].map((run) => [run.id, run]));
            running.forEach((run) => this.#askForSteps(run));
            this.ready = true;
            this.#say('devices', 'runs');
            this.#watchers.forEach((watcher) => watcher.onResynchronise?.());
        } catch {
            setTimeout(() => asked === this.#asked && this.connection === 'open' && this.#resynchronise(), 1_000);
        }
        const held = this.#held ?? [];
        this.#held = null;
        held.forEach(([name, data]) => this.#apply(name, data));
    }

    #apply(name, data) {
        if (name === 'device') {
            this.#applyDevice(data);
        } else if (name === 'run') {
            this.#keepRun(data);
            this.#tell(data.id, (watcher) => watcher.onRun?.(data));
            if (data.schedule && isOver(data)) {
                this.refreshAhead().catch(() => {});
            }
        } else if (name === 'step') {
            this.#countStep(data);
            this.#tell(data.run, (watcher) => watcher.onStep?.(data));
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

    #keepRun(run) {
        const { steps, ...summary } = run;
        const known = this.runs.get(run.id);
        const progress = steps ? advance(known?.progress, steps) : known?.progress;
        this.runs.set(run.id, { ...known, ...summary, progress });
        if (!known) {
            this.#forget();
        }
        if (run.state === 'RUNNING' && !progress?.total) {
            this.#askForSteps(run);
        }
        this.#say('runs');
    }

    /** How many steps a run has is in no event. */
    #askForSteps(run) {
        if (!this.#asking.has(run.id)) {
            this.#asking.add(run.id);
            ask(at('runs', run.id))
                .then((whole) => this.runs.has(run.id) && this.#keepRun({ id: run.id, steps: whole.steps }))
                .catch(() => {})
                .finally(() => this.#asking.delete(run.id));
        }
    }

    #countStep(step) {
        const run = this.runs.get(step.run);
        if (run) {
            run.progress = advance(run.progress, [step]);
            this.#say('steps');
        }
    }

    /** Only the newest runs are kept, and all that are under way. */
    #forget() {
        if (this.runs.size > 2 * REMEMBERED) {
            const over = [...this.runs.values()].filter(isOver).sort((a, b) => (a.id < b.id ? -1 : 1));
            over.slice(0, REMEMBERED).forEach((run) => this.runs.delete(run.id));
        }
    }

    #tell(run, call) {
        this.#watchers.forEach((watcher) => watcher.run === run && call(watcher));
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
