CREATE TABLE equipment (
  equipment_id text PRIMARY KEY,
  centre_id text NOT NULL,
  serial text NOT NULL,
  name text NOT NULL,
  calibration_valid_until date NOT NULL,
  -- Checkpoints it measures.
  checkpoints text[] NOT NULL
);
