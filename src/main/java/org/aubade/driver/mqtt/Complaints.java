package org.aubade.driver.mqtt;

import java.util.HashSet;
import java.util.Set;
import org.aubade.device.LogText;
import org.jboss.logging.Logger;

/** Says once of each thing what is wrong with it, of so many things at most. */
final class Complaints {
    private static final Logger LOG = Logger.getLogger("aubade.mqtt");
    private static final int LIMIT = 10_000;
    private static final int LINE = 300;

    private final String where;
    private final Set<String> subjects = new HashSet<>();

    /** @param where what they are about, for people */
    Complaints(String where) {
        this.where = where;
    }

    /** Logs {@code why} unless something was logged about {@code subject} before. */
    void about(String subject, String why) {
        if (subjects.size() < LIMIT && subjects.add(subject)) {
            String line = LogText.oneLine(why);
            LOG.warnf(
                    "%s of %s: %s. Further ones are not mentioned.",
                    LogText.oneLine(subject), where, line.length() > LINE ? line.substring(0, LINE) + "…" : line);
        }
    }

    /** It is defined anew: what is wrong with it then is logged again. */
    void forget(String subject) {
        subjects.remove(subject);
    }
}
