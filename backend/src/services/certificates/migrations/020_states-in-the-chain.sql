-- Rows cannot be taken away one by one; nor all at once.
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit_events EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% rows are never taken away', TG_TABLE_NAME; END $$;
CREATE TRIGGER certificates_never_emptied BEFORE TRUNCATE ON certificates EXECUTE FUNCTION refuse_emptying();

-- What an adopted paper was taken from is part of it.
CREATE OR REPLACE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changeable text[] := ARRAY['status', 'version', 'status_reason', 'status_note', 'status_at', 'superseded_by'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'certificates are never deleted'; END IF;
  IF OLD.status = 'issuing' THEN
    changeable := changeable || ARRAY['kid', 'cose', 'cose_sha256', 'pdf_sha256', 'generated_at', 'chain_position',
      'prev_hash', 'hash'];
  ELSIF NEW.status = 'issuing' THEN RAISE EXCEPTION 'an issued certificate is never issued again';
  ELSIF OLD.status <> NEW.status AND (OLD.status IN ('revoked', 'superseded')) THEN
    RAISE EXCEPTION 'a % certificate stays %', OLD.status, OLD.status;
  END IF;
  IF to_jsonb(NEW) - changeable IS DISTINCT FROM to_jsonb(OLD) - changeable THEN
    RAISE EXCEPTION 'an issued certificate never changes';
  END IF;
  RETURN NEW;
END $$;

-- A list that tells of it needs both.
ALTER TABLE certificates ADD CONSTRAINT certificates_decided
  CHECK (status IN ('issuing', 'valid') OR (status_at IS NOT NULL AND status_reason IS NOT NULL));

-- A burnt key stays burnt, and what a key is never changes.
CREATE FUNCTION refuse_other_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'keys are never taken away'; END IF;
  IF OLD.state = 'compromised' AND NEW.state <> 'compromised' THEN RAISE EXCEPTION 'a burnt key stays burnt'; END IF;
  IF (NEW.kid, NEW.jwk, NEW.not_before) IS DISTINCT FROM (OLD.kid, OLD.jwk, OLD.not_before) THEN
    RAISE EXCEPTION 'what a key is never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keys_stay BEFORE UPDATE OR DELETE ON signing_keys FOR EACH ROW EXECUTE FUNCTION refuse_other_key();
CREATE TRIGGER keys_never_emptied BEFORE TRUNCATE ON signing_keys EXECUTE FUNCTION refuse_other_key();
CREATE FUNCTION refuse_other_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a published trust list never changes'; END $$;
CREATE TRIGGER trust_lists_stay BEFORE UPDATE OR DELETE ON trust_lists FOR EACH ROW EXECUTE FUNCTION refuse_other_list();
CREATE TRIGGER trust_lists_never_emptied BEFORE TRUNCATE ON trust_lists EXECUTE FUNCTION refuse_other_list();

-- What became of certificates is said in the audit from now on. What was decided before is said once, as it stands: the text that
-- is hashed is that of canonical-json.ts, with the members of every object in order of their names.
DO $$
DECLARE
  row record;
  head record;
  made record;
BEGIN
  SELECT position, hash INTO head FROM chains WHERE name = 'audit' FOR UPDATE;
  FOR row IN SELECT * FROM certificates WHERE status <> 'issuing' AND (status <> 'valid' OR version <> 1)
    ORDER BY certificate_id
  LOOP
    SELECT gen_random_uuid() AS id, date_trunc('milliseconds', now()) AS at,
      jsonb_build_object('version', row.version, 'status', row.status, 'reason', row.status_reason,
        'note', row.status_note, 'supersededBy', row.superseded_by,
        'at', to_char(row.status_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS state
      INTO made;
    INSERT INTO audit_events (position, audit_id, at, action, subject_id, details, prev_hash, hash)
    SELECT head.position + 1, made.id, made.at, 'certificate.state-recorded', row.certificate_id,
      jsonb_build_object('state', made.state), head.hash,
      sha256(convert_to(encode(head.hash, 'hex') || E'\n{"action":"certificate.state-recorded","actorId":null,"at":'
        || to_json(to_char(made.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        || ',"auditId":' || to_json(made.id::text) || ',"details":{"state":{"at":' || coalesce((made.state->'at')::text, 'null')
        || ',"note":' || (made.state->'note')::text || ',"reason":' || (made.state->'reason')::text
        || ',"status":' || (made.state->'status')::text || ',"supersededBy":' || (made.state->'supersededBy')::text
        || ',"version":' || row.version || '}},"note":null,"position":' || head.position + 1
        || ',"reason":null,"subjectId":' || to_json(row.certificate_id::text) || '}', 'UTF8'))
    RETURNING position, hash INTO head;
  END LOOP;
  UPDATE chains SET position = head.position, hash = head.hash WHERE name = 'audit';
END $$;
