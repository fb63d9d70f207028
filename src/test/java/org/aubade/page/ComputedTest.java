package org.aubade.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page computes from what it knows, without the page. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComputedTest {
    /** Makes steps: path, kind, state, and from when to when in seconds. */
    private static final String STEPS = """
            const at = (second) => new Date(Date.UTC(2027, 0, 5) + second * 1000).toISOString();
            const step = (path, kind, state, from, to) => ({path, kind, state, device: 'd' + path, type: 'SWITCH_ON',
                started: from === undefined ? undefined : at(from), finished: to === undefined ? undefined : at(to)});
            const { treeOf } = await import('/run/tree.js');
            """;

    private @Nullable Modules modules;

    @BeforeAll
    void start() {
        modules = new Modules();
    }

    @AfterAll
    void stop() {
        requireNonNull(modules).close();
    }

    private @Nullable Object of(String module, String body) {
        return requireNonNull(modules).of(module, body);
    }

    private @Nullable Object critical(String steps) {
        return of("run/critical-path.js", STEPS + "return [...m.criticalPath(treeOf([" + steps + "]))];");
    }

    @Test
    void a_parallel_takes_as_long_as_its_last_branch() {
        assertThat(critical("""
                        step('0', 'par', 'SUCCEEDED', 0, 9), step('0.0', 'send', 'SUCCEEDED', 0, 2),
                        step('0.1', 'seq', 'SUCCEEDED', 0, 9), step('0.1.0', 'send', 'SUCCEEDED', 0, 4),
                        step('0.1.1', 'send', 'SUCCEEDED', 4, 9)""")).isEqualTo("[\"0\",\"0.1\",\"0.1.0\",\"0.1.1\"]");
    }

    @Test
    void the_first_failure_is_what_a_parallel_that_fails_fast_waited_for() {
        assertThat(critical("""
                        step('0', 'par', 'FAILED', 0, 1.01), step('0.0', 'send', 'FAILED', 0, 1),
                        step('0.1', 'delay', 'CANCELLED', 0, 1.005)""")).isEqualTo("[\"0\",\"0.0\"]");
    }

    @Test
    void a_branch_for_which_there_was_no_room_waited_for_the_one_before_it() {
        assertThat(critical("""
                        step('0', 'par', 'SUCCEEDED', 0, 11), step('0.0', 'send', 'SUCCEEDED', 0, 10),
                        step('0.1', 'send', 'SUCCEEDED', 10.001, 11)""")).isEqualTo("[\"0\",\"0.0\",\"0.1\"]");
    }

    @Test
    void a_race_waits_for_its_winner_and_what_is_not_over_is_waited_for() {
        assertThat(critical("""
                        step('0', 'race', 'SUCCEEDED', 0, 3), step('0.0', 'send', 'SUCCEEDED', 0, 3),
                        step('0.1', 'delay', 'CANCELLED', 0, 3.1)""")).isEqualTo("[\"0\",\"0.0\"]");
        assertThat(critical("""
                        step('0', 'par', 'RUNNING', 0), step('0.0', 'send', 'SUCCEEDED', 0, 3),
                        step('0.1', 'delay', 'RUNNING', 0)""")).isEqualTo("[\"0\",\"0.1\"]");
    }

    @Test
    void what_happens_at_once_lies_in_lanes_beside_each_other() {
        assertThat(of("run/lanes.js", STEPS + """
                        const { leaves, lanes } = m.layOut(treeOf([step('0', 'seq'), step('0.0', 'par'),
                            step('0.0.0', 'send'), step('0.0.1', 'seq'), step('0.0.1.0', 'send'), step('0.0.1.1', 'send'),
                            step('0.1', 'send')]));
                        return [lanes, leaves.map(({ step, lane }) => step.path + ' in ' + lane)];"""))
                .isEqualTo("[2,[\"0.0.0 in 0\",\"0.0.1.0 in 1\",\"0.0.1.1 in 1\",\"0.1 in 0\"]]");
    }

    @Test
    void what_is_over_stays_over_in_whatever_order_it_is_told() {
        assertThat(of("state/progress.js", """
                        const over = {id: 1, state: 'SUCCEEDED', finished: 'then'};
                        return [m.merged(over, {id: 1, state: 'RUNNING', program: 'p'}), m.merged({state: 'PENDING'}, over).state,
                            m.advance(m.advance(null, [{path: '0', state: 'FAILED'}]), [{path: '0', state: 'RUNNING'}]).done];"""))
                .isEqualTo(
                        "[{\"id\":1,\"state\":\"SUCCEEDED\",\"program\":\"p\",\"finished\":\"then\"},\"SUCCEEDED\",1]");
    }

    @Test
    void the_story_of_a_run_is_told_in_the_order_in_which_it_happened() {
        assertThat(of("run/story.js", """
                        const steps = [{path: '0', kind: 'send', name: 'late', state: 'SUCCEEDED', attempt: 3,
                                started: '2027-01-05T06:00:00.500Z', finished: '2027-01-05T06:00:01Z'},
                            {path: '1', kind: 'send', name: 'early', state: 'FAILED', error: 'no', attempt: 1,
                                started: '2027-01-05T06:00:00Z', finished: '2027-01-05T06:00:00.250Z'}];
                        return m.storyOf({program: 'p', state: 'FAILED', started: '2027-01-05T06:00:00Z'}, steps)
                            .map(({ text }) => text);"""))
                .isEqualTo("[\"p\",\"early\",\"early: no\",\"late\",\"late at attempt 3, after 2 that failed\"]");
    }

    @Test
    void texts_are_compared_line_by_line() {
        assertThat(of("programs/line-diff.js", """
                        const diff = (a, b) => m.diffOf(a, b).map(({ sign, text }) => sign + text).join('|');
                        return [diff('a\\nb\\nc', 'a\\nx\\nc\\nd'), diff('a\\nb', 'a\\nb\\n'), diff('', 'a')];""")).isEqualTo("[\" a|-b|+x| c|+d\",\" a| b\",\"-|+a\"]");
    }

    @Test
    void comments_are_found_but_not_in_what_is_quoted() {
        assertThat(of("programs/comments.js", """
                        return m.commentsIn(['do: # what', '  data: "#ff8800"', "  data: 'a # b'", '#all', 'name: it#is',
                            "text: don't # see", 'x: "a \\\\" # b"'].join('\\n'));""")).isEqualTo("[1,4,6]");
    }

    @Test
    void one_that_is_due_every_minute_hides_nothing_on_a_day() {
        assertThat(of("schedule/day-rows.js", """
                        const day = {starts: '2027-01-05T00:00:00Z', ends: '2027-01-06T00:00:00Z'};
                        const at = (minute) => new Date(Date.parse(day.starts) + minute * 60000).toISOString();
                        const often = Array.from({length: 20}, (_, i) => ({schedule: 'often', planned: at(i), decided: 'x'}));
                        const ahead = [...[20, 21, 22].map((i) => ({schedule: 'often', planned: at(i), due: at(i), more: i === 22})),
                            {schedule: 'morning', planned: at(420), due: at(420)},
                            {schedule: 'put-off', planned: at(1430), due: at(1500)}];
                        const { shown, more } = m.rowsOfDay(day, often, ahead);
                        return [shown.map((row) => row.schedule + ' ' + row.at.slice(11, 16)), more];"""))
                .isEqualTo(
                        "[[\"often 00:18\",\"often 00:19\",\"often 00:20\",\"often 00:21\",\"often 00:22\",\"morning 07:00\"],[\"often\"]]");
    }

    /** What the service would answer. */
    private static String answering(String runs, String rows) {
        return "window.fetch = async (path) => { const query = new URL(path, location).searchParams; const all = (path.startsWith("
                + "'api/runs') ? " + runs + " : " + rows + "); const limit = Number(query.get('limit'));"
                + " return new Response(JSON.stringify(all(query).slice(0, limit))); };";
    }

    @Test
    void a_run_of_the_first_second_of_a_day_is_in_it() {
        String run = "() => [{id: 'r', program: 'p', state: 'FAILED', requested: '2027-01-04T23:00:00.003Z'}]";
        assertThat(of("history/past.js", answering(run, "() => []") + """
                        const day = {date: '2027-01-05', starts: '2027-01-04T23:00:00Z', ends: '2027-01-05T23:00:00Z'};
                        return (await m.pastOf({program: '', state: 'FAILED', day, limit: 60})).entries.map(({ run }) => run.id);""")).isEqualTo("[\"r\"]");
    }

    @Test
    void where_one_list_ends_the_other_does_not_go_on_alone() {
        String runs =
                "() => [5, 4].map((day) => ({id: 'r' + day, state: 'SUCCEEDED', requested: `2027-01-0${day}T06:00:00Z`}))";
        String rows =
                "() => [5, 3, 1].map((day) => ({schedule: 's', planned: `2027-01-0${day}T07:00:00Z`, decision: 'MISSED'}))";
        assertThat(of("history/past.js", answering(runs, rows) + """
                        const { entries, more } = await m.pastOf({program: '', state: '', day: null, limit: 2});
                        return [more, entries.map(({ run, row }) => run?.id ?? row.planned.slice(0, 10))];"""))
                .isEqualTo("[true,[\"2027-01-05\",\"r5\",\"r4\"]]");
    }
}
