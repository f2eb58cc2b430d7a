INSERT INTO inspections.inspections (inspection_id, status, seal, revision, reasons, appointment_id, kind, vin, plate, centre_id, inspector_id,
  result, tested_at, flags, certificate_number, started_at, updated_at, keys_version, plate_key, vin_key, vehicle_key)
SELECT inspection_id, status, CASE WHEN status <> 'in-progress' THEN 1 END, CASE status WHEN 'certified' THEN 1 ELSE 0 END,
  CASE WHEN status IN ('conflict', 'quarantined') THEN '[{"code": "outcome-mismatch", "detail": "made for measuring"}]' ELSE '[]' END::jsonb, appointment_id, kind, vin, plate,
  centre_id, inspector_id, CASE WHEN status <> 'in-progress' THEN CASE WHEN result LIKE 'fail%' THEN 'fail' ELSE 'pass' END END,
  CASE WHEN status <> 'in-progress' THEN tested_at END, CASE WHEN seconds < 90 THEN ARRAY['answered-in-a-hurry'] WHEN n % 50 = 0 THEN ARRAY['no-bay-photo'] ELSE '{}' END,
  CASE status WHEN 'certified' THEN number END, starts_at, arrived_at, keys_version, replace(plate, '-', ''), vin, vin
FROM tests, (SELECT max(keys_version) AS keys_version FROM inspections.inspections) AS known;

-- The report of the demo's test that passed, or failed, without its answers to checkpoints; what instruments said is a little different
-- in each of fifty ways, and in centre 2 one of the two sets of instruments shows more than the other.
CREATE TEMP TABLE models AS
SELECT DISTINCT ON (failed) report->'outcome'->>'result' LIKE 'fail%' AS failed,
  report || '{"answers": [], "photos": [], "bayPhoto": null, "odometerHistory": [], "retestOf": null}' AS base
FROM inspections.completions JOIN inspections.inspections USING (inspection_id) WHERE centre_id = 'demo-centre' ORDER BY failed, completed_at;
CREATE TEMP TABLE readings (failed boolean, centre integer, instruments integer, way integer, base jsonb STORAGE EXTERNAL);
INSERT INTO readings SELECT failed, centre, instruments, way, (base - 'measured') || jsonb_build_object(
  'centre', jsonb_build_object('id', 'scale-' || centre, 'station', 'S' || centre, 'name', 'Scale centre ' || centre, 'place', 'Scale town ' || centre),
  'equipment', (SELECT jsonb_agg(jsonb_build_object('serial', serial, 'name', name, 'calibrationValidUntil', calibration_valid_until) ORDER BY serial)
    FROM inspections.equipment WHERE centre_id = 'scale-' || centre AND right(equipment_id, 1) = instruments::text),
  'measured', (SELECT jsonb_agg(CASE WHEN one->>'unit' IN ('kN', '%') AND one->>'decimals' <> '0'
      THEN one || jsonb_build_object('value', round(((one->>'value')::numeric
        * (0.9 + 0.2 * pg_temp.chance('measured' || position, way) + CASE WHEN centre = 2 AND instruments = 2 THEN 0.08 ELSE 0 END)::numeric), (one->>'decimals')::integer))
      ELSE one END ORDER BY position) FROM jsonb_array_elements(base->'measured') WITH ORDINALITY AS given (one, position))) AS base
FROM models, generate_series(1, 4) AS centre, generate_series(1, 2) AS instruments, generate_series(0, 49) AS way;
CREATE UNIQUE INDEX ON readings (failed, centre, instruments, way);
CREATE TEMP TABLE reports AS
SELECT tests.inspection_id, base || jsonb_build_object(
  'inspectionId', tests.inspection_id, 'appointmentId', appointment_id, 'kind', kind, 'testedAt', pg_temp.instant(tested_at),
  'inspector', jsonb_build_object('id', inspector_id, 'number', 'SC-' || lpad(inspector::text, 3, '0')),
  'vehicle', jsonb_build_object('vin', vin, 'vinCheck', 'absent', 'plate', plate, 'country', 'F', 'make', make, 'model', model,
    'category', 'M1', 'fuel', 'petrol', 'firstRegistration', first_registration),
  'odometer', jsonb_build_object('value', odometer, 'unit', 'km', 'status', 'read'),
  'outcome', jsonb_build_object('result', result, 'minor', (result = 'pass-minor')::integer, 'major', (result = 'fail')::integer,
    'dangerous', (result = 'fail-dangerous')::integer)) AS report
FROM tests JOIN readings ON failed = (result LIKE 'fail%') AND readings.centre = tests.centre AND instruments = 1 + inspector % 2 AND way = n % 50
WHERE status = 'certified';
CREATE UNIQUE INDEX ON reports (inspection_id);
ANALYZE reports;

INSERT INTO inspections.completions (inspection_id, revision, seal, report, completed_at)
SELECT inspection_id, 1, 1, report, arrived_at FROM tests JOIN reports USING (inspection_id);
INSERT INTO inspections.odometer_readings (inspection_id, vin, reading, unit, status, read_at, keys_version, vehicle_key)
SELECT inspection_id, vin, odometer, 'km', 'read', tested_at, keys_version, vin
FROM tests, (SELECT max(keys_version) AS keys_version FROM inspections.inspections) AS known WHERE tests.status = 'certified';
INSERT INTO inspections.retest_orders (inspection_id, vin, plate, deadline, checkpoints, ordered_at)
SELECT inspection_id, vin, plate, day + 60, '{4.1.1}', arrived_at FROM tests WHERE status = 'certified' AND result LIKE 'fail%';

INSERT INTO inspections.instrument_readings (inspection_id, centre_id, serial, checkpoint, measure, position, value, tested_at)
SELECT inspection_id, centre_id, serial, one->>'checkpoint', one->'label'->>'en', one->>'position', (one->>'value')::float8, tested_at
FROM tests JOIN reports USING (inspection_id) JOIN inspections.equipment USING (centre_id), jsonb_array_elements(report->'measured') AS one
WHERE checkpoints @> ARRAY[one->>'checkpoint'] AND right(equipment_id, 1) = (1 + inspector % 2)::text ON CONFLICT DO NOTHING;
INSERT INTO inspections.instrument_measures (centre_id, checkpoint, measure, label, unit)
SELECT 'scale-' || n, checkpoint, measure, label, unit FROM generate_series(1, 4) AS n, inspections.instrument_measures WHERE centre_id = 'demo-centre';

INSERT INTO vehicles.tests (inspection_id, revision, vehicle_key, vin, plate, make, model, first_registration, kind, tested_at, result, centre, odometer,
  retest_by, deficiencies)
SELECT inspection_id, 1, vin, vin, plate, make, model, first_registration, kind, tested_at, result, 'Scale centre ' || centre, report->'odometer',
  CASE WHEN result LIKE 'fail%' THEN day + 60 END, report->'deficiencies' FROM tests JOIN reports USING (inspection_id);
INSERT INTO notifications.tests (inspection_id, revision, facts)
SELECT inspection_id, 1, jsonb_build_object('kind', kind, 'make', make, 'found', '[]'::jsonb, 'model', model, 'centreId', centre_id, 'retestBy', null)
FROM tests WHERE status = 'certified';
