-- What the figures of a centre are counted from, without reading the tests themselves.
CREATE INDEX inspections_of_centre_by_test ON inspections (centre_id, tested_at)
  INCLUDE (inspector_id, kind, result, started_at, revision, flags);

-- What equipment showed in tests that are complete, one row for a value. Everything here can be read from the completions again.
CREATE TABLE instrument_readings (
  inspection_id uuid NOT NULL REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  centre_id text NOT NULL,
  serial text NOT NULL,
  checkpoint text NOT NULL,
  -- Its English name.
  measure text NOT NULL,
  position text NOT NULL,
  value double precision NOT NULL,
  tested_at timestamptz NOT NULL,
  PRIMARY KEY (inspection_id, serial, checkpoint, measure, position)
);
CREATE INDEX instrument_readings_by_measure ON instrument_readings (centre_id, checkpoint, measure, tested_at)
  INCLUDE (serial, value);
-- What was ever measured with equipment in a centre.
CREATE TABLE instrument_measures (
  centre_id text NOT NULL,
  checkpoint text NOT NULL,
  measure text NOT NULL,
  label jsonb NOT NULL,
  unit text NOT NULL,
  PRIMARY KEY (centre_id, checkpoint, measure)
);

-- Which equipment a value came from: the one of the report that measures its checkpoint.
CREATE VIEW measured_by_instruments AS
SELECT done.inspection_id, done.revision, done.report->'centre'->>'id' AS centre_id, known.serial, one->>'checkpoint' AS checkpoint,
  one->'label'->>'en' AS measure, one->'label' AS label, one->>'position' AS position, one->>'unit' AS unit,
  (one->>'value')::double precision AS value, (done.report->>'testedAt')::timestamptz AS tested_at
FROM completions AS done, jsonb_array_elements(done.report->'measured') AS one, equipment AS known
WHERE known.centre_id = done.report->'centre'->>'id' AND known.checkpoints @> ARRAY[one->>'checkpoint']
  AND done.report->'equipment' @> jsonb_build_array(jsonb_build_object('serial', known.serial));

INSERT INTO instrument_readings SELECT DISTINCT ON (inspection_id, serial, checkpoint, measure, position)
  inspection_id, centre_id, serial, checkpoint, measure, position, value, tested_at
FROM measured_by_instruments ORDER BY inspection_id, serial, checkpoint, measure, position, revision DESC;
INSERT INTO instrument_measures SELECT DISTINCT ON (centre_id, checkpoint, measure) centre_id, checkpoint, measure, label, unit
FROM measured_by_instruments;
