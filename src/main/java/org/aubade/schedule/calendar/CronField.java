package org.aubade.schedule.calendar;

import com.cronutils.model.field.CronFieldName;

/** The fields of a cron expression, in their order. */
enum CronField {
    MINUTE(CronFieldName.MINUTE, 0, 59),
    HOUR(CronFieldName.HOUR, 0, 23),
    DAY_OF_MONTH(CronFieldName.DAY_OF_MONTH, 1, 31),
    MONTH(CronFieldName.MONTH, 1, 12),
    /** Sunday is 0 and 7. */
    DAY_OF_WEEK(CronFieldName.DAY_OF_WEEK, 0, 7);

    private final CronFieldName library;
    private final int min;
    private final int max;

    CronField(CronFieldName library, int min, int max) {
        this.library = library;
        this.min = min;
        this.max = max;
    }

    /** The name of the field in the library. */
    CronFieldName library() {
        return library;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    /** The name of the field for people. */
    String words() {
        return switch (this) {
            case MINUTE -> "minute";
            case HOUR -> "hour";
            case DAY_OF_MONTH -> "day of the month";
            case MONTH -> "month";
            case DAY_OF_WEEK -> "day of the week";
        };
    }

    /** What a value of the field may be, for people. */
    String expected() {
        String values = switch (this) {
            case MINUTE, HOUR, DAY_OF_MONTH -> min + " to " + max;
            case MONTH -> "1 to 12 or JAN to DEC";
            case DAY_OF_WEEK -> "0 to 7 or SUN to SAT";
        };
        return values + ", a list such as 1,3, a range such as 1-5, a step such as */2, or *";
    }
}
