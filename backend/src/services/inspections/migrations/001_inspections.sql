-- Raw evidence as it came from the log; everything else in this schema can be computed from it again.
CREATE TABLE lines (
  event_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL,
  device_id uuid NOT NULL,
  epoch uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  type text NOT NULL,
  -- The exact text the device sealed; payload_hash is the SHA-256 of its UTF-8 bytes.
  line text NOT NULL,
  payload_hash bytea NOT NULL CHECK (octet_length(payload_hash) = 32),
  received_at timestamptz NOT NULL
);
CREATE INDEX lines_of_inspection ON lines (inspection_id, device_id, epoch, seq);

CREATE TABLE unusable_lines (
  inspection_id uuid NOT NULL,
  event_id text NOT NULL,
  code text NOT NULL,
  detail text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (inspection_id, event_id, code)
);

CREATE TABLE blobs (
  inspection_id uuid NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  bytes bigint NOT NULL CHECK (bytes > 0),
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (inspection_id, sha256)
);
-- The same picture on two inspections is a plausibility flag.
CREATE INDEX blobs_by_hash ON blobs (sha256);

CREATE TABLE inspections (
  inspection_id uuid PRIMARY KEY,
  status text NOT NULL CHECK (status IN
    ('in-progress', 'received', 'conflict', 'quarantined', 'needs-date', 'complete', 'certified')),
  seal integer,
  -- Completions so far; the first certificate is revision 1.
  revision integer NOT NULL DEFAULT 0 CHECK (revision >= 0),
  reasons jsonb NOT NULL DEFAULT '[]',
  late_lines integer NOT NULL DEFAULT 0,
  appointment_id uuid,
  kind text,
  vin text,
  plate text,
  centre_id text,
  inspector_id uuid,
  result text,
  tested_at timestamptz,
  flags text[] NOT NULL DEFAULT '{}',
  certificate_number text,
  started_at timestamptz,
  updated_at timestamptz NOT NULL
);
CREATE INDEX inspections_by_plate ON inspections (plate);
CREATE INDEX inspections_by_vin ON inspections (vin, tested_at);
CREATE INDEX inspections_by_status ON inspections (status, updated_at DESC);
CREATE INDEX inspections_by_time ON inspections (updated_at DESC);

-- What was certified, once and for all: one row per completion, never changed.
CREATE TABLE completions (
  inspection_id uuid NOT NULL REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  revision integer NOT NULL CHECK (revision > 0),
  seal integer NOT NULL,
  report jsonb NOT NULL,
  completed_at timestamptz NOT NULL,
  PRIMARY KEY (inspection_id, revision),
  UNIQUE (inspection_id, seal)
);

CREATE TABLE odometer_readings (
  inspection_id uuid PRIMARY KEY REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  vin text NOT NULL,
  reading integer,
  unit text NOT NULL CHECK (unit IN ('km', 'mi')),
  status text NOT NULL CHECK (status IN ('read', 'unreadable', 'none', 'replaced')),
  read_at timestamptz NOT NULL
);
CREATE INDEX odometer_series ON odometer_readings (vin, read_at DESC);

CREATE TABLE retest_orders (
  inspection_id uuid PRIMARY KEY REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  vin text NOT NULL,
  plate text NOT NULL,
  deadline date NOT NULL,
  checkpoints text[] NOT NULL CHECK (cardinality(checkpoints) > 0),
  -- The retest that answered it.
  answered_by uuid,
  ordered_at timestamptz NOT NULL
);
CREATE INDEX retest_orders_open ON retest_orders (vin) WHERE answered_by IS NULL;

-- What a person at the office decided; the latest per kind and seal counts.
CREATE TABLE decisions (
  decision_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL CHECK (kind IN ('date', 'accept-outcome')),
  seal integer NOT NULL,
  tested_at timestamptz,
  reason text NOT NULL CHECK (reason <> ''),
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  CHECK ((kind = 'date') = (tested_at IS NOT NULL)),
  UNIQUE (inspection_id, kind, seal)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows never change', TG_TABLE_NAME;
END $$;
CREATE TRIGGER lines_are_immutable BEFORE UPDATE OR DELETE ON lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER completions_are_immutable BEFORE UPDATE OR DELETE ON completions FOR EACH ROW EXECUTE FUNCTION refuse_change();
