-- What is found by a plate is found in its present form (contracts, text/keys): rows of an older one are keyed again at the next start.
-- Papers of cars that had no booking have a plate of their own.
ALTER TABLE bookings ADD COLUMN keys_version integer NOT NULL DEFAULT 0;
CREATE INDEX bookings_by_keys_version ON bookings (keys_version);
ALTER TABLE papers ADD COLUMN keys_version integer NOT NULL DEFAULT 0, ADD COLUMN plate_key text;
CREATE INDEX papers_by_keys_version ON papers (keys_version);
CREATE INDEX papers_by_plate ON papers (plate_key text_pattern_ops) WHERE plate_key IS NOT NULL;
CREATE INDEX differences_of_payment ON differences (payment_id) WHERE payment_id IS NOT NULL;
