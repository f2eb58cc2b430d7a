-- What an inspection is found by, in the one form in which spellings are compared (contracts, text/keys); null where there is
-- nothing to compare. The service fills them at its start for rows whose form is older than its own.
ALTER TABLE inspections
  ADD COLUMN keys_version integer NOT NULL DEFAULT 0,
  ADD COLUMN plate_key text,
  ADD COLUMN vin_key text,
  -- What links the inspections of one vehicle (contracts, inspection/vehicle-identity); null where only a person can.
  ADD COLUMN vehicle_key text;
CREATE INDEX inspections_of_vehicle ON inspections (vehicle_key) WHERE vehicle_key IS NOT NULL;
ALTER TABLE odometer_readings ADD COLUMN keys_version integer NOT NULL DEFAULT 0, ADD COLUMN vehicle_key text;
CREATE INDEX odometer_series_of_vehicle ON odometer_readings (vehicle_key, read_at DESC);
DROP INDEX odometer_series;
CREATE INDEX inspections_by_plate_key ON inspections (plate_key text_pattern_ops);
CREATE INDEX inspections_by_vin_key ON inspections (vin_key text_pattern_ops);
-- These were for the spelling itself, which is searched no more.
DROP INDEX inspections_by_plate, inspections_by_vin;
