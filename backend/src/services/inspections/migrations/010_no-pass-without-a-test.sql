-- What was true of equipment and from when: an entry stands until a later one says otherwise, so that a test that arrives late is
-- judged by the calibration of its day. Rows only come.
CREATE TABLE equipment_entries (
  entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  equipment_id text NOT NULL,
  centre_id text NOT NULL,
  serial text NOT NULL,
  name text NOT NULL,
  checkpoints text[] NOT NULL,
  valid_from date NOT NULL,
  calibration_valid_until date NOT NULL,
  registered_at timestamptz NOT NULL
);
CREATE INDEX equipment_entries_of ON equipment_entries (equipment_id, entry);
INSERT INTO equipment_entries (equipment_id, centre_id, serial, name, checkpoints, valid_from, calibration_valid_until, registered_at)
SELECT equipment_id, centre_id, serial, name, checkpoints, '0001-01-01', calibration_valid_until, now() FROM equipment;
CREATE TRIGGER equipment_entries_are_immutable BEFORE UPDATE OR DELETE ON equipment_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a second person allowed: a dangerous deficiency judged lower, a failed test amended to a pass. One row per seal.
CREATE TABLE approvals (
  decision_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  seal integer NOT NULL CHECK (seal > 0),
  reason text NOT NULL CHECK (reason <> ''),
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  UNIQUE (inspection_id, seal)
);
CREATE TRIGGER approvals_are_immutable BEFORE UPDATE OR DELETE ON approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();
