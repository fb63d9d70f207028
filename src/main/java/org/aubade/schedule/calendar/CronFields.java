package org.aubade.schedule.calendar;

import static org.aubade.schedule.calendar.CronField.DAY_OF_MONTH;
import static org.aubade.schedule.calendar.CronField.DAY_OF_WEEK;
import static org.aubade.schedule.calendar.CronField.HOUR;
import static org.aubade.schedule.calendar.CronField.MINUTE;
import static org.aubade.schedule.calendar.CronField.MONTH;

import com.cronutils.model.Cron;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * The dates and times that a cron expression matches.
 *
 * @param minutes the minutes of a day, from 0 to 1439
 * @param daysOfWeek from Monday, 1, to Sunday, 7
 * @param eitherDay whether a date that matches one of the two days is enough
 */
record CronFields(BitSet minutes, BitSet daysOfMonth, BitSet months, BitSet daysOfWeek, boolean eitherDay) {
    private static final int MINUTES_PER_HOUR = 60;
    private static final int SUNDAY_TOO = 7;

    /**
     * The dates and times that {@code cron} matches, which the library has parsed.
     *
     * @param eitherDay whether one of the two days is enough by the star rule of Vixie's cron, which the library does not apply
     */
    static CronFields of(Cron cron, boolean eitherDay) {
        BitSet daysOfWeek = values(cron, DAY_OF_WEEK);
        if (daysOfWeek.get(0)) {
            daysOfWeek.set(SUNDAY_TOO);
        }
        return new CronFields(
                minutes(values(cron, HOUR), values(cron, MINUTE)),
                values(cron, DAY_OF_MONTH),
                values(cron, MONTH),
                daysOfWeek,
                eitherDay);
    }

    private static BitSet minutes(BitSet hours, BitSet minutes) {
        BitSet ofDay = new BitSet();
        hours.stream().forEach(hour -> minutes.stream().forEach(minute -> ofDay.set(hour * MINUTES_PER_HOUR + minute)));
        return ofDay;
    }

    /** Whether the month of {@code date} matches. */
    boolean allowsMonth(LocalDate date) {
        return months.get(date.getMonthValue());
    }

    /** Whether the days of {@code date} match, in a month that does. */
    boolean allowsDay(LocalDate date) {
        boolean ofMonth = daysOfMonth.get(date.getDayOfMonth());
        boolean ofWeek = daysOfWeek.get(date.getDayOfWeek().getValue());
        return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
    }

    private static FieldExpression expression(Cron cron, CronField field) {
        return cron.retrieve(field.library()).getExpression();
    }

    private static BitSet values(Cron cron, CronField field) {
        BitSet values = new BitSet();
        add(expression(cron, field), field, values);
        return values;
    }

    private static void add(FieldExpression expression, CronField field, BitSet values) {
        switch (expression) {
            case And list -> list.getExpressions().forEach(each -> add(each, field, values));
            case Every step -> addSteps(step, field, values);
            case Between range -> values.set(number(range.getFrom()), number(range.getTo()) + 1);
            case On single -> values.set(single.getTime().getValue());
            case Always _ -> values.set(field.min(), field.max() + 1);
            default -> throw new IllegalStateException("no cron of five fields has a " + expression.getClass());
        }
    }

    /** Adds the values of {@code *}{@code /15}, of {@code 5-50/15}, or of {@code 5/15}, which goes on to the end of the field. */
    private static void addSteps(Every step, CronField field, BitSet values) {
        BitSet base = new BitSet();
        add(step.getExpression(), field, base);
        int first = base.nextSetBit(0);
        int last = step.getExpression() instanceof On ? field.max() : base.length() - 1;
        for (int value = first; value <= last; value += step.getPeriod().getValue()) {
            values.set(value);
        }
    }

    private static int number(FieldValue<?> value) {
        return Integer.parseInt(value.getValue().toString());
    }
}
