-- A message is found by what its reader knows of it, in the form in which such things are compared (contracts, text/keys): where it was
-- sent, and the car and the papers it is about. Whom it is to, the users service knows.
ALTER TABLE messages
  ADD COLUMN keys_version integer NOT NULL DEFAULT 0,
  ADD COLUMN to_key text,
  ADD COLUMN plate_key text,
  ADD COLUMN vin_key text,
  ADD COLUMN number_key text;
CREATE INDEX messages_by_address ON messages (to_key text_pattern_ops) WHERE to_key IS NOT NULL;
CREATE INDEX messages_by_plate ON messages (plate_key text_pattern_ops) WHERE plate_key IS NOT NULL;
CREATE INDEX messages_by_vin ON messages (vin_key text_pattern_ops) WHERE vin_key IS NOT NULL;
CREATE INDEX messages_by_number ON messages (number_key text_pattern_ops) WHERE number_key IS NOT NULL;
-- Those that are to be keyed (again) at the next start.
CREATE INDEX messages_by_keys_version ON messages (keys_version);
-- Some are written a thousand times a day, others once a year.
CREATE INDEX messages_by_template ON messages (template, created_at DESC, message_id DESC);
