-- Tests, papers and whose a car is proven to be are found by keys in their present form (contracts, text/keys): rows of an older one are
-- keyed again at the next start. A number that is no full VIN counts with the country, which stood in the key alone.
ALTER TABLE tests ADD COLUMN keys_version integer NOT NULL DEFAULT 0, ADD COLUMN country text;
UPDATE tests SET country = split_part(vehicle_key, '/', 3) WHERE vehicle_key LIKE '%/%/%/%';
CREATE INDEX tests_by_keys_version ON tests (keys_version);
ALTER TABLE papers ADD COLUMN keys_version integer NOT NULL DEFAULT 0;
CREATE INDEX papers_by_keys_version ON papers (keys_version);
UPDATE claims SET keys_version = 0;
