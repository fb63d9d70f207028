package org.aubade.run;

/**
 * One attempt at a step that has steps inside. What happens inside counts only while it is the current one, so that
 * nothing left over from an earlier attempt can touch a later one.
 *
 * @param step the number of the step; -1 for what is around the whole program
 * @param number of the attempt, from 1
 * @param depth how many steps are around it; -1 for what is around the whole program
 */
record Attempt(int step, int number, int depth) {
    /** What the whole program is inside of. */
    static final Attempt AROUND_EVERYTHING = new Attempt(-1, 0, -1);
}
