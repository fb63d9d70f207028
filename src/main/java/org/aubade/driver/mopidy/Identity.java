package org.aubade.driver.mopidy;

import java.util.Optional;
import org.aubade.device.DeviceId;

/**
 * Who a speaker is.
 *
 * @param id the id under which programs address it
 * @param name its name for people
 * @param room the room in which it is; empty if that is unknown
 */
record Identity(DeviceId id, String name, Optional<String> room) {}
