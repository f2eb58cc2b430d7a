-- Lists of the office: each filter in each order. Tests that are not done yet come last where the latest is first.
CREATE INDEX inspections_changed ON inspections (updated_at, inspection_id);
CREATE INDEX inspections_tested ON inspections (coalesce(tested_at, '-infinity'), inspection_id);
CREATE INDEX inspections_of_status_changed ON inspections (status, updated_at, inspection_id);
CREATE INDEX inspections_of_status_tested ON inspections (status, coalesce(tested_at, '-infinity'), inspection_id);
CREATE INDEX inspections_of_result_changed ON inspections (result, updated_at, inspection_id) WHERE result IS NOT NULL;
CREATE INDEX inspections_of_result_tested ON inspections (result, coalesce(tested_at, '-infinity'), inspection_id)
  WHERE result IS NOT NULL;
CREATE INDEX inspections_of_centre_changed ON inspections (centre_id, updated_at, inspection_id);
CREATE INDEX inspections_of_centre_tested ON inspections (centre_id, coalesce(tested_at, '-infinity'), inspection_id);
CREATE INDEX inspections_of_inspector_changed ON inspections (inspector_id, updated_at, inspection_id);
CREATE INDEX inspections_of_inspector_tested ON inspections (inspector_id, coalesce(tested_at, '-infinity'), inspection_id);
DROP INDEX inspections_by_status, inspections_by_time;
