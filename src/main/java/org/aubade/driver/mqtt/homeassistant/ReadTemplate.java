package org.aubade.driver.mqtt.homeassistant;

/** What reading a template comes to. */
sealed interface ReadTemplate permits Template, ReadTemplate.Unsupported {
    /** Outside of the subset: {@code why} completes "it cannot be followed: …". */
    record Unsupported(String template, String why) implements ReadTemplate {}
}
