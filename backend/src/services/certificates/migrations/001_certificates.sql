-- Numbers without gaps: the row is locked by the transaction that takes the next one, and rolls back with it.
CREATE TABLE number_counters (
  station text NOT NULL,
  year integer NOT NULL,
  last bigint NOT NULL CHECK (last > 0),
  PRIMARY KEY (station, year)
);

-- One status list per year of issue. `change_seq` grows with every change the published list must show.
CREATE TABLE status_years (
  year integer PRIMARY KEY,
  next_index bigint NOT NULL DEFAULT 0,
  change_seq bigint NOT NULL DEFAULT 0,
  published_seq bigint NOT NULL DEFAULT -1,
  published_at timestamptz,
  status_jws text,
  reasons_jws text
);

CREATE TABLE certificates (
  certificate_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  -- Revision of the inspection's report this was made from; null when an administrator or a key rotation caused it.
  report_revision integer,
  kind text NOT NULL CHECK (kind IN ('certificate', 'report', 'refusal')),
  status text NOT NULL CHECK (status IN ('issuing', 'valid', 'suspended', 'revoked', 'superseded')),
  version integer NOT NULL DEFAULT 1,
  number text,
  status_year integer REFERENCES status_years (year),
  status_index bigint,
  result text NOT NULL,
  vin text NOT NULL,
  plate text NOT NULL,
  tested_at timestamptz NOT NULL,
  tested_on date NOT NULL,
  valid_until date,
  language text NOT NULL,
  -- Exactly what is printed: the report with the corrections of this revision.
  report jsonb NOT NULL,
  issued_at timestamptz NOT NULL,
  issued_by uuid,
  kid text,
  cose bytea,
  cose_sha256 bytea,
  pdf_sha256 bytea,
  generated_at timestamptz,
  chain_position bigint,
  prev_hash bytea,
  hash bytea,
  status_reason text,
  status_note text,
  status_at timestamptz,
  superseded_by uuid,
  UNIQUE (inspection_id, revision),
  UNIQUE (status_year, status_index),
  CHECK ((kind = 'refusal') = (number IS NULL)),
  CHECK ((number IS NULL) = (status_index IS NULL) AND (status_index IS NULL) = (status_year IS NULL)),
  CHECK (status = 'issuing' OR (pdf_sha256 IS NOT NULL AND hash IS NOT NULL)),
  CHECK (status = 'issuing' OR (number IS NULL) = (cose IS NULL))
);
-- A report's revision leads to one certificate, however often its event arrives.
CREATE UNIQUE INDEX certificates_by_report ON certificates (inspection_id, report_revision)
  WHERE report_revision IS NOT NULL;
-- The number stays over revisions; the first revision of a number is unique.
CREATE UNIQUE INDEX certificates_by_number ON certificates (number, revision);
CREATE UNIQUE INDEX certificates_by_cose ON certificates (cose_sha256) WHERE cose_sha256 IS NOT NULL;
CREATE INDEX certificates_by_pdf ON certificates (pdf_sha256) WHERE pdf_sha256 IS NOT NULL;
CREATE UNIQUE INDEX certificates_chain ON certificates (chain_position) WHERE chain_position IS NOT NULL;
CREATE INDEX certificates_by_time ON certificates (issued_at DESC, certificate_id DESC);
CREATE INDEX certificates_by_vin ON certificates (vin text_pattern_ops, tested_at DESC);
CREATE INDEX certificates_by_plate ON certificates (plate text_pattern_ops);
CREATE INDEX certificates_by_number_prefix ON certificates (number text_pattern_ops);
CREATE INDEX certificates_not_valid ON certificates (status_year, status_index)
  WHERE status IN ('suspended', 'revoked', 'superseded');
CREATE INDEX certificates_unfinished ON certificates (issued_at) WHERE status = 'issuing';
CREATE INDEX certificates_expiring ON certificates (valid_until) WHERE status = 'valid' AND kind = 'certificate';
CREATE INDEX certificates_by_key ON certificates (kid) WHERE status IN ('valid', 'suspended');

-- An issued row is not rewritten by a wrong statement either; against a determined hand stands the hash chain.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changeable text[] := ARRAY['status', 'version', 'status_reason', 'status_note', 'status_at', 'superseded_by'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'certificates are never deleted'; END IF;
  IF OLD.status = 'issuing' THEN
    changeable := changeable || ARRAY['kid', 'cose', 'cose_sha256', 'pdf_sha256', 'generated_at', 'chain_position',
      'prev_hash', 'hash'];
  ELSIF NEW.status = 'issuing' THEN RAISE EXCEPTION 'an issued certificate is never issued again';
  END IF;
  IF to_jsonb(NEW) - changeable IS DISTINCT FROM to_jsonb(OLD) - changeable THEN
    RAISE EXCEPTION 'an issued certificate never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificates_immutable BEFORE UPDATE OR DELETE ON certificates
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- Heads of the two hash chains: everything sealed, everything done. Locked by whoever appends.
CREATE TABLE chains (
  name text PRIMARY KEY,
  position bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL
);
INSERT INTO chains (name, hash) VALUES
  ('certificates', decode(repeat('00', 32), 'hex')),
  ('audit', decode(repeat('00', 32), 'hex'));

CREATE TABLE audit_events (
  position bigint PRIMARY KEY,
  audit_id uuid NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_id uuid,
  reason text,
  note text,
  details jsonb NOT NULL,
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX audit_of_subject ON audit_events (subject_id, position);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit events are never changed'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Commands made by clients: a repeated one changes nothing, the same id with other content is refused.
CREATE TABLE commands (
  command_id uuid PRIMARY KEY,
  content_hash bytea NOT NULL,
  at timestamptz NOT NULL
);

-- Corrections of a VIN that wait for a second administrator.
CREATE TABLE second_approvals (
  certificate_id uuid PRIMARY KEY REFERENCES certificates,
  content_hash bytea NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  reason text NOT NULL,
  note text NOT NULL
);

-- Public halves and states of the keys that sign certificates and lists. A compromised key stays for ever.
CREATE TABLE signing_keys (
  kid text PRIMARY KEY,
  jwk jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'next', 'retired', 'compromised')),
  not_before timestamptz NOT NULL,
  sign_until timestamptz NOT NULL,
  compromised_since timestamptz,
  CHECK ((state = 'compromised') = (compromised_since IS NOT NULL))
);
CREATE UNIQUE INDEX signing_keys_one_active ON signing_keys (state) WHERE state = 'active';

CREATE TABLE trust_lists (
  ver integer PRIMARY KEY,
  keys_hash bytea NOT NULL,
  jws text NOT NULL,
  signed_at timestamptz NOT NULL
);

CREATE TABLE expiry_notices (
  certificate_id uuid NOT NULL REFERENCES certificates,
  weeks integer NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (certificate_id, weeks)
);
