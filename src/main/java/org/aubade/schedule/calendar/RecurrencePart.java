package org.aubade.schedule.calendar;

import java.util.List;
import java.util.stream.Stream;

/** The parts of a recurrence rule of RFC 5545 that say days, each with what may stand in it. */
enum RecurrencePart {
    FREQ("DAILY, WEEKLY, MONTHLY or YEARLY"),
    INTERVAL("a whole number from 1"),
    COUNT("a whole number from 1"),
    UNTIL("a date such as 20271231, or a time such as 20271231T070000Z"),
    BYMONTH("months from 1 to 12, such as 3,6"),
    BYWEEKNO("weeks of the year from 1 to 53, or from -1 backwards, in a rule that is YEARLY"),
    BYYEARDAY("days of the year from 1 to 366, or from -1 backwards, in a rule that is YEARLY"),
    BYMONTHDAY("days of the month from 1 to 31, or from -1 backwards, in a rule that is not WEEKLY"),
    BYDAY("weekdays such as MO,FR, in a rule that is MONTHLY or YEARLY also such as 1MO or -1FR"),
    BYSETPOS("places among the days of one period, such as 1 or -1, beside another BY part"),
    WKST("the weekday on which a week begins, such as MO");

    /** The names of all parts. */
    static final List<String> NAMES =
            Stream.of(values()).map(RecurrencePart::name).toList();

    private final String expected;

    RecurrencePart(String expected) {
        this.expected = expected;
    }

    /** What a value of the part may be, for people. */
    String expected() {
        return expected;
    }
}
