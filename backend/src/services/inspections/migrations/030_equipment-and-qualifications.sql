-- Equipment that is out of use keeps its row: what was measured with it still names it.
ALTER TABLE equipment ADD COLUMN retired_on date;
CREATE INDEX equipment_by_calibration ON equipment (calibration_valid_until, equipment_id);

-- Who may test what, and from when until when. Rows only come; one that was given wrongly is withdrawn.
CREATE TABLE qualifications (
  qualification_id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  categories text[] NOT NULL CHECK (cardinality(categories) > 0),
  -- Of the document somebody has shown.
  number text CHECK (number <> ''),
  valid_from date NOT NULL,
  valid_until date NOT NULL CHECK (valid_from <= valid_until),
  given_by uuid,
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX qualifications_of_user ON qualifications (user_id, valid_until, qualification_id);
CREATE INDEX qualifications_by_end ON qualifications (valid_until, qualification_id);
