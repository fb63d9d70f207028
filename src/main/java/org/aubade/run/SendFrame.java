package org.aubade.run;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import org.aubade.device.WriteAhead;
import org.jspecify.annotations.Nullable;

/** A message that is under way; tells the interpreter what comes of it. */
final class SendFrame extends Frame implements UniSubscriber<Void>, WriteAhead {
    private final Interpreter interpreter;
    private @Nullable UniSubscription message;
    private @Nullable Outcome answer;
    private boolean issuing;

    SendFrame(int index, @Nullable Frame around, Interpreter interpreter) {
        super(index, around);
        this.interpreter = interpreter;
    }

    /** Asked when the device is free. */
    @Override
    public @Nullable Uni<Void> write() {
        return interpreter.permission(this);
    }

    @Override
    public void onSubscribe(UniSubscription taken) {
        interpreter.taken(this, taken);
    }

    @Override
    public void onItem(@Nullable Void nothing) {
        interpreter.answered(this, Outcome.SUCCESS);
    }

    @Override
    public void onFailure(Throwable failure) {
        interpreter.failed(this, failure);
    }

    /** It is handed to the sender next. */
    void issue() {
        issuing = true;
    }

    /** The sender has it; what came of it meanwhile, null if nothing did. */
    @Nullable Outcome issued() {
        issuing = false;
        return answer;
    }

    /** Whether it came to {@code outcome} while it was handed to the sender, which is for {@link #issued} to tell. */
    boolean keep(Outcome outcome) {
        if (issuing && answer == null) {
            answer = outcome;
        }
        return issuing;
    }

    /** The sender's handle. */
    void taken(UniSubscription handle) {
        message = handle;
    }

    /** Null until the sender has taken it. */
    @Nullable UniSubscription message() {
        return message;
    }
}
