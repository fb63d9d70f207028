package org.aubade.driver.mqtt;

import java.util.HashSet;
import java.util.Set;
import org.aubade.text.LogText;
import org.jboss.logging.Logger;

/** Logs the first problem of each subject, for at most 10,000 subjects. */
final class ProblemLog {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");
    private static final int MAX_SUBJECTS = 10_000;
    private static final int MAX_LENGTH = 300;

    private final String where;
    private final Set<String> subjects = new HashSet<>();

    /** @param where the place of the problems in words, such as "broker 'home'" */
    ProblemLog(String where) {
        this.where = where;
    }

    /** Logs {@code why} unless a problem of {@code subject} was logged before. */
    void warnOnce(String subject, String why) {
        if (subjects.size() < MAX_SUBJECTS && subjects.add(subject)) {
            String line = LogText.oneLine(why);
            LOG.warnf(
                    "%s of %s: %s. Further ones are not mentioned.",
                    LogText.oneLine(subject),
                    where,
                    line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line);
        }
    }

    /** Lets the next problem of {@code subject} be logged again, since the subject has changed. */
    void forget(String subject) {
        subjects.remove(subject);
    }
}
