package org.aubade.run;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The results of a run that is over, whose table does not change any more: each is made when somebody looks at it. */
final class FinalResults extends AbstractList<StepResult> implements RandomAccess {
    private final StepTable table;
    private final int size;

    FinalResults(StepTable table, int size) {
        this.table = table;
        this.size = size;
    }

    @Override
    public StepResult get(int index) {
        return table.result(index);
    }

    @Override
    public int size() {
        return size;
    }
}
