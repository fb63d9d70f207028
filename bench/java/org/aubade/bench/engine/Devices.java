package org.aubade.bench.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The devices of every subject: they answer at once, on a later turn of this thread's loop, or after a while. */
interface Devices {
    /** Delivers one message and calls {@code answered} when the device has it. */
    void send(Runnable answered);

    /** How many messages were answered: a subject that sends fewer than the tree says is not measured but refused. */
    long answered();

    /** Lets the devices answer until no answer is left. */
    void drain();

    /** For one thread. */
    static Devices atOnce() {
        return new Devices() {
            private long count;

            @Override
            public void send(Runnable answered) {
                count++;
                answered.run();
            }

            @Override
            public long answered() {
                return count;
            }

            @Override
            public void drain() {}
        };
    }

    /** For one thread: an answer waits in a queue until the loop comes to it. */
    static Devices onALaterTurn() {
        return new Devices() {
            private final Queue<Runnable> loop = new ArrayDeque<>();
            private long count;

            @Override
            public void send(Runnable answered) {
                loop.add(answered);
            }

            @Override
            public long answered() {
                return count;
            }

            @Override
            public void drain() {
                for (Runnable next = loop.poll(); next != null; next = loop.poll()) {
                    count++;
                    next.run();
                }
            }
        };
    }

    /** For any threads; nothing is counted. */
    static Devices after(Duration latency, ScheduledExecutorService timer) {
        return new Devices() {
            @Override
            public void send(Runnable answered) {
                var _ = timer.schedule(answered, latency.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public long answered() {
                return 0;
            }

            @Override
            public void drain() {}
        };
    }
}
