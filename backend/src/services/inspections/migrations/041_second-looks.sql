-- Which tests are looked at a second time is drawn when they are complete, with a secret nobody is shown.
CREATE TABLE sampling_keys (
  centre_id text PRIMARY KEY,
  secret bytea NOT NULL CHECK (octet_length(secret) = 32)
);
CREATE TABLE sampling_shares (
  centre_id text PRIMARY KEY,
  per_mille integer NOT NULL CHECK (per_mille BETWEEN 0 AND 1000)
);
CREATE TABLE second_looks (
  inspection_id uuid PRIMARY KEY REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  centre_id text NOT NULL,
  inspector_id uuid NOT NULL,
  -- The Monday of the test's week, UTC.
  week date NOT NULL,
  reason text NOT NULL CHECK (reason IN ('share', 'week', 'afterwards')),
  drawn_at timestamptz NOT NULL,
  UNIQUE (inspection_id, inspector_id)
);
CREATE INDEX second_looks_of_week ON second_looks (centre_id, inspector_id, week);
CREATE INDEX second_looks_by_time ON second_looks (drawn_at DESC, inspection_id DESC);
CREATE INDEX second_looks_of_centre ON second_looks (centre_id, drawn_at DESC, inspection_id DESC);

-- What came of it: never by who tested first, and never changed.
CREATE TABLE second_outcomes (
  inspection_id uuid PRIMARY KEY,
  inspector_id uuid NOT NULL,
  looked_by uuid CONSTRAINT somebody_else CHECK (looked_by <> inspector_id),
  answers jsonb,
  compared integer NOT NULL DEFAULT 0,
  differing integer NOT NULL DEFAULT 0 CHECK (differing BETWEEN 0 AND compared),
  -- Why nobody looked.
  set_aside text,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  FOREIGN KEY (inspection_id, inspector_id) REFERENCES second_looks (inspection_id, inspector_id),
  CHECK ((looked_by IS NULL) = (set_aside IS NOT NULL) AND (answers IS NULL) = (set_aside IS NOT NULL))
);
CREATE FUNCTION refuse_other_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'what was drawn or found at a second look never changes'; END $$;
CREATE TRIGGER second_looks_stay BEFORE UPDATE OR DELETE ON second_looks FOR EACH ROW EXECUTE FUNCTION refuse_other_look();
CREATE TRIGGER second_outcomes_stay BEFORE UPDATE OR DELETE ON second_outcomes FOR EACH ROW EXECUTE FUNCTION refuse_other_look();
