package org.aubade.run.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.aubade.run.Run;
import org.aubade.run.RunListener;
import org.jboss.logging.Logger;

/** Calls everybody who listens to the starts and ends of runs. */
final class RunListeners {
    private static final Logger LOG = Logger.getLogger("aubade.run");

    private final List<RunListener> listeners = new CopyOnWriteArrayList<>(List.of(new RunLog()));

    void add(RunListener listener) {
        listeners.add(listener);
    }

    void started(Run run) {
        call(listener -> listener.started(run));
    }

    void ended(Run run) {
        call(listener -> listener.ended(run));
    }

    private void call(Consumer<RunListener> action) {
        for (RunListener listener : listeners) {
            try {
                action.accept(listener);
            } catch (Throwable broken) {
                LOG.error("A listener of runs broke.", broken);
            }
        }
    }
}
