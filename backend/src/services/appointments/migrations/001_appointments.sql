CREATE TABLE centres (
  centre_id text PRIMARY KEY,
  -- Goes into certificate numbers, so it never changes.
  station text NOT NULL UNIQUE CHECK (station ~ '^[A-Z0-9]{2,6}$'),
  name text NOT NULL CHECK (name <> ''),
  place text NOT NULL CHECK (place <> ''),
  time_zone text NOT NULL,
  profile_id text NOT NULL
);

CREATE TABLE bays (
  centre_id text NOT NULL REFERENCES centres,
  bay text NOT NULL,
  PRIMARY KEY (centre_id, bay)
);

CREATE TABLE appointments (
  appointment_id uuid PRIMARY KEY,
  inspection_id uuid NOT NULL UNIQUE,
  centre_id text NOT NULL,
  bay text NOT NULL,
  scheduled_at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('periodic', 'retest', 'voluntary')),
  status text NOT NULL CHECK (status IN ('pending', 'confirmed', 'checked-in', 'done', 'no-show', 'cancelled')),
  inspector_id uuid,
  vehicle jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  FOREIGN KEY (centre_id, bay) REFERENCES bays
);
-- One car per bay and slot; a cancelled or missed one frees it.
CREATE UNIQUE INDEX appointments_slot ON appointments (centre_id, bay, scheduled_at)
  WHERE status NOT IN ('cancelled', 'no-show');
CREATE INDEX appointments_of_day ON appointments (centre_id, scheduled_at);
