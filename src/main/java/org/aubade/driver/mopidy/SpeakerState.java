package org.aubade.driver.mopidy;

import org.aubade.device.DeviceState;
import org.aubade.device.MessageType;

/**
 * The known state of a speaker. Mopidy has no power switch, so that power is kept here: a speaker is off from SWITCH_OFF until it
 * is switched on, or plays for any reason.
 */
final class SpeakerState {
    private DeviceState state = DeviceState.UNKNOWN;
    private boolean off;
    /** How many messages are being executed. */
    private int executing;
    /** Grows whenever a message begins or ends. */
    private long version;

    synchronized DeviceState state() {
        return state;
    }

    /** A message begins: a status that was requested before does not count any more. */
    synchronized void messageBegins() {
        executing++;
        version++;
    }

    /** The message has ended. */
    synchronized void messageEnds() {
        executing--;
        version++;
    }

    /** {@code now} is the status after a message of {@code type} was executed. */
    synchronized void executed(MessageType type, PlayerStatus now) {
        if (type == MessageType.SWITCH_OFF) {
            off = true;
        } else if (type == MessageType.SWITCH_ON) {
            off = false;
        }
        update(now);
    }

    /** The version to pass to {@link #refreshed} later. */
    synchronized long version() {
        return version;
    }

    /** {@code now} is a status that was requested at {@code version}; it is ignored if a message has begun or ended since. */
    synchronized void refreshed(long version, PlayerStatus now) {
        if (executing == 0 && version == this.version) {
            update(now);
        }
    }

    private void update(PlayerStatus now) {
        off = off && !now.playing();
        state = now.state(off ? "off" : "on");
    }
}
