-- What people of the office did in this service, each entry over the hash of the one before, and the commands they sent.
CREATE TABLE chains (
  name     text   PRIMARY KEY,
  position bigint NOT NULL DEFAULT 0,
  hash     bytea  NOT NULL
);
INSERT INTO chains (name, hash) VALUES ('audit', decode(repeat('00', 32), 'hex'));

CREATE TABLE audit_events (
  position   bigint      PRIMARY KEY,
  audit_id   uuid        NOT NULL UNIQUE,
  at         timestamptz NOT NULL,
  actor_id   text,
  action     text        NOT NULL,
  subject_id text,
  reason     text,
  note       text,
  details    jsonb       NOT NULL,
  prev_hash  bytea       NOT NULL,
  hash       bytea       NOT NULL
);
CREATE INDEX audit_of_subject ON audit_events (subject_id, position);
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit events are never changed'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

-- Made by clients: a repeated command changes nothing, the same id with other content is refused.
CREATE TABLE commands (
  command_id   uuid        PRIMARY KEY,
  content_hash bytea       NOT NULL,
  at           timestamptz NOT NULL
);
