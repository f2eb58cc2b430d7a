-- Claims are found by a plate in its present form (contracts, text/keys): rows of an older one are keyed again at the next start.
ALTER TABLE claims ADD COLUMN keys_version integer NOT NULL DEFAULT 0, ALTER COLUMN plate_key DROP NOT NULL;
CREATE INDEX claims_by_keys_version ON claims (keys_version);
