package org.aubade.driver.mqtt.homeassistant.template;

/** The result of reading a template. */
public sealed interface ReadTemplate permits Template, ReadTemplate.Unsupported {
    /** The template is not supported; {@code why} completes "it cannot be followed: …". */
    record Unsupported(String template, String why) implements ReadTemplate {}
}
