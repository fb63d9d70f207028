package org.aubade.run;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import org.aubade.time.TimeSource;

/**
 * Compiles the plan of a run to one lazy Uni of its {@link Outcome}, which fails only where the code is broken. Nothing
 * happens before the subscription, and it is for one.
 */
final class ProgramCompiler {
    private ProgramCompiler() {}

    /** The whole program. */
    @CheckReturnValue
    static Uni<Outcome> compile(RunRecord record, Messages messages, TimeSource time) {
        return new Compiled(record, messages, time);
    }

    private static final class Compiled extends AbstractUni<Outcome> {
        private final RunRecord record;
        private final Messages messages;
        private final TimeSource time;

        Compiled(RunRecord record, Messages messages, TimeSource time) {
            this.record = record;
            this.messages = messages;
            this.time = time;
        }

        @Override
        public void subscribe(UniSubscriber<? super Outcome> whole) {
            Interpreter interpreter = new Interpreter(record, messages, time, whole);
            whole.onSubscribe(interpreter);
            interpreter.begin();
        }
    }
}
