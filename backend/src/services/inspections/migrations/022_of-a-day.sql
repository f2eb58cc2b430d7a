-- What a centre does on a day.
CREATE INDEX inspections_of_centre ON inspections (centre_id, started_at DESC);
