-- Each comparison of our books with the provider's: of what time, and what came of it.
CREATE TABLE comparisons (
  comparison_id uuid PRIMARY KEY,
  since         timestamptz NOT NULL,
  before        timestamptz NOT NULL,
  entries       integer NOT NULL,
  repaired      integer NOT NULL,
  finished_at   timestamptz NOT NULL
);
CREATE INDEX comparisons_by_end ON comparisons (before DESC);
