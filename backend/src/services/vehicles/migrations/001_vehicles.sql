-- What events tell of tests and their papers, by vehicle; of no person.
CREATE TABLE tests (
  inspection_id uuid PRIMARY KEY,
  -- Of the report this was read from.
  revision integer NOT NULL,
  vehicle_key text NOT NULL,
  vin text NOT NULL,
  plate text NOT NULL,
  make text NOT NULL,
  model text NOT NULL,
  first_registration date,
  kind text NOT NULL,
  tested_at timestamptz NOT NULL,
  result text NOT NULL,
  centre text NOT NULL,
  odometer jsonb NOT NULL,
  retest_by date,
  deficiencies jsonb NOT NULL
);
CREATE INDEX tests_of_vehicle ON tests (vehicle_key, tested_at);

CREATE TABLE papers (
  certificate_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL,
  number text,
  number_key text,
  revision integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('certificate', 'report', 'refusal')),
  status text NOT NULL CHECK (status IN ('issued', 'revoked', 'suspended', 'superseded')),
  vin text NOT NULL,
  plate text NOT NULL,
  valid_until date,
  issued_at timestamptz NOT NULL,
  verify_url text
);
CREATE INDEX papers_of_inspection ON papers (inspection_id);
CREATE INDEX papers_by_number ON papers (number_key, revision);

-- Who says that a vehicle is theirs, and since when and until when that is proven.
CREATE TABLE claims (
  claim_id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  plate text NOT NULL,
  plate_key text NOT NULL,
  country text NOT NULL,
  vin_end text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'confirmed', 'ended')),
  claimed_at timestamptz NOT NULL,
  vehicle_key text,
  confirmed_at timestamptz,
  ended_at timestamptz,
  CHECK ((confirmed_at IS NULL) = (vehicle_key IS NULL)),
  CHECK (CASE status WHEN 'open' THEN confirmed_at IS NULL AND ended_at IS NULL
    WHEN 'confirmed' THEN confirmed_at IS NOT NULL AND ended_at IS NULL ELSE ended_at IS NOT NULL END)
);
CREATE INDEX claims_of_user ON claims (user_id, claimed_at);
CREATE INDEX claims_waiting ON claims (plate_key, claimed_at) WHERE status = 'open';
-- A vehicle is one person's at a time.
CREATE UNIQUE INDEX claims_confirmed ON claims (vehicle_key) WHERE status = 'confirmed';
