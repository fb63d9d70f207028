package org.aubade.driver.mqtt;

/** What the broker says of something that was published. */
sealed interface Receipt {
    /** It has it; or nobody asked, since it must not arrive twice. */
    record Accepted() implements Receipt {}

    /** Nobody listens to the topic, so that it has not arrived anywhere. */
    record Unheard() implements Receipt {}

    /** It does not take it, in words. */
    record Refused(String why) implements Receipt {}
}
