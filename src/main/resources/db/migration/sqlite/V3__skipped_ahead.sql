-- When the occurrences after the next one are planned that somebody has skipped, in microseconds, with spaces between them;
-- null for none.
ALTER TABLE schedules ADD COLUMN skipped TEXT;
