-- A booking is found by what whoever telephones knows of it, in the form in which plates are compared (contracts, text/keys). Rows whose
-- form is older than the service's own are keyed at its next start.
ALTER TABLE appointments ADD COLUMN keys_version integer NOT NULL DEFAULT 0, ADD COLUMN plate_key text;
CREATE INDEX appointments_by_plate ON appointments (plate_key text_pattern_ops) WHERE plate_key IS NOT NULL;
CREATE INDEX appointments_by_keys_version ON appointments (keys_version);
CREATE INDEX appointments_by_time ON appointments (scheduled_at DESC, appointment_id DESC) WHERE vehicle IS NOT NULL;
