-- The same values; a report is unpacked once, not again for each value and each piece of equipment. OFFSET keeps the part apart.
CREATE OR REPLACE VIEW measured_by_instruments AS
SELECT done.inspection_id, done.revision, said.centre_id, known.serial, one->>'checkpoint' AS checkpoint,
  one->'label'->>'en' AS measure, one->'label' AS label, one->>'position' AS position, one->>'unit' AS unit,
  (one->>'value')::double precision AS value, said.tested_at
FROM completions AS done
CROSS JOIN LATERAL (
  SELECT done.report->'centre'->>'id' AS centre_id, done.report->'measured' AS measured,
    done.report->'equipment' AS equipment, (done.report->>'testedAt')::timestamptz AS tested_at
  OFFSET 0
) AS said, jsonb_array_elements(said.measured) AS one, equipment AS known
WHERE known.centre_id = said.centre_id AND known.checkpoints @> ARRAY[one->>'checkpoint']
  AND said.equipment @> jsonb_build_array(jsonb_build_object('serial', known.serial));
