package org.aubade.driver.mopidy;

import org.aubade.device.DeviceState;
import org.aubade.device.MessageType;

/**
 * What is known of a speaker. Mopidy has no power switch, so that is kept here: a speaker is off from SWITCH_OFF until it
 * is switched on, or plays, whoever told it to.
 */
final class Picture {
    private DeviceState state = DeviceState.UNKNOWN;
    private boolean off;
    /** How many messages are under way. */
    private int telling;
    /** Grows whenever a message begins or ends. */
    private long edition;

    synchronized DeviceState state() {
        return state;
    }

    /** A message is on its way; what was read before it does not count any more. */
    synchronized void tellingBegins() {
        telling++;
        edition++;
    }

    /** The message is over. */
    synchronized void tellingEnds() {
        telling--;
        edition++;
    }

    /** {@code now} is how the speaker is after it did what a message of {@code type} says. */
    synchronized void told(MessageType type, Reading now) {
        if (type == MessageType.SWITCH_OFF) {
            off = true;
        } else if (type == MessageType.SWITCH_ON) {
            off = false;
        }
        see(now);
    }

    /** What a look is to bring along when it is over. */
    synchronized long edition() {
        return edition;
    }

    /** {@code now} is how the speaker was at a look that began at {@code edition}, unless it has been told something since. */
    synchronized void looked(long edition, Reading now) {
        if (telling == 0 && edition == this.edition) {
            see(now);
        }
    }

    private void see(Reading now) {
        off = off && !now.playing();
        state = now.state(off ? "off" : "on");
    }
}
