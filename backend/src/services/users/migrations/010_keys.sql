-- Addresses are kept in the form they are found by (contracts, text/email-key): rows of an older one are keyed again at the next start.
ALTER TABLE users ADD COLUMN keys_version integer NOT NULL DEFAULT 0;
CREATE INDEX users_by_keys_version ON users (keys_version);
ALTER TABLE mails ADD COLUMN keys_version integer NOT NULL DEFAULT 0;
CREATE INDEX mails_by_keys_version ON mails (keys_version);
