-- What an authority was told of a month. A version is never changed; a later one says what was no longer as it had been.
CREATE TABLE month_reports (
  report_id uuid PRIMARY KEY,
  centre_id text NOT NULL,
  month text NOT NULL CHECK (month ~ '^20\d\d-(0[1-9]|1[0-2])$'),
  version integer NOT NULL CHECK (version > 0),
  tests integer NOT NULL CHECK (tests > 0),
  changed jsonb,
  csv_sha256 text NOT NULL CHECK (csv_sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  CHECK ((version = 1) = (changed IS NULL)),
  UNIQUE (centre_id, month, version)
);
CREATE INDEX month_reports_by_time ON month_reports (made_at DESC, report_id DESC);
CREATE INDEX month_reports_of_centre ON month_reports (centre_id, made_at DESC, report_id DESC);
CREATE FUNCTION refuse_other_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a report that was made never changes'; END $$;
CREATE TRIGGER month_reports_stay BEFORE UPDATE OR DELETE ON month_reports FOR EACH ROW EXECUTE FUNCTION refuse_other_report();
CREATE TRIGGER month_reports_never_emptied BEFORE TRUNCATE ON month_reports EXECUTE FUNCTION refuse_other_report();

-- The tests of a centre in a month.
CREATE INDEX certificates_of_month ON certificates ((report->'centre'->>'id'), tested_on);
