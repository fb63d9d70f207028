package org.aubade.access.audit;

import java.time.Instant;

/**
 * Something that somebody did, or was refused.
 *
 * @param id grows with time
 * @param who as {@link Identity#describe()} has it; the name that was tried, for a login
 * @param address where the request came from
 * @param action the id of the operation in the description of the API, such as {@code putProgram}
 * @param subject the path of the request
 * @param status the HTTP status of the answer
 */
public record AuditEntry(long id, Instant at, String who, String address, String action, String subject, int status) {}
