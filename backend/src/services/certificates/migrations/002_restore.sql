-- While `adopt_from` is set, the database is older than the papers that left the house: nothing is issued before those from this
-- index on are adopted. `adopt_seq` is what `change_seq` was then: a kept list is believed only if it is newer.
-- `witnessed_to`: every paper below this index is known to have its witness.
ALTER TABLE status_years
  ADD COLUMN adopt_from bigint,
  ADD COLUMN adopt_seq bigint,
  ADD COLUMN witnessed_to bigint NOT NULL DEFAULT 0,
  ADD CHECK ((adopt_from IS NULL) = (adopt_seq IS NULL));

-- When a paper was taken over from its witness; null on everything issued here.
ALTER TABLE certificates ADD COLUMN adopted_at timestamptz;

CREATE INDEX certificates_refusals ON certificates (certificate_id) WHERE kind = 'refusal';

-- Witnesses a person has decided to do without.
CREATE TABLE witnesses_set_aside (
  name text PRIMARY KEY,
  at timestamptz NOT NULL,
  note text NOT NULL
);
