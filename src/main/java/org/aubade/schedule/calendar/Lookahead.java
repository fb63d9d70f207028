package org.aubade.schedule.calendar;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An iterator that finds its next element when it is asked for it, and can show it before it is taken. */
abstract class Lookahead<T> implements Iterator<T> {
    private @Nullable T found;
    private boolean ended;

    /** Finds the next element; null if there is none, and then it is not called again. */
    abstract @Nullable T find();

    /** The next element, which stays the next; null if there is none. */
    final @Nullable T peek() {
        if (found == null && !ended) {
            found = find();
            ended = found == null;
        }
        return found;
    }

    /** This iterator after it has left out the elements at its beginning that match. */
    final Lookahead<T> without(Predicate<T> first) {
        for (T next = peek(); next != null && first.test(next); next = peek()) {
            found = null;
        }
        return this;
    }

    @Override
    public final boolean hasNext() {
        return peek() != null;
    }

    @Override
    public final T next() {
        T next = peek();
        if (next == null) {
            throw new NoSuchElementException();
        }
        found = null;
        return next;
    }
}
