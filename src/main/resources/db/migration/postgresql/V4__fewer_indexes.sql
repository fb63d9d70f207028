-- A run is written several times from its beginning to its end, each time with the indexes that know it: there are as few as can be.

-- Only asked for when versions are pruned, all at once.
DROP INDEX runs_by_version;

-- Most runs succeed, and are found soon without an index by state; few are under way.
DROP INDEX runs_by_state;
DROP INDEX runs_by_program_and_state;
CREATE INDEX runs_without_success ON runs (state, id) WHERE state IN ('FAILED', 'CANCELLED');
CREATE INDEX runs_without_success_by_program ON runs (program, state, id) WHERE state IN ('FAILED', 'CANCELLED');
