-- What the log tells of the keys people sign their seals with; the gateway registers them.
CREATE TABLE signing_keys (
  kid text PRIMARY KEY,
  device_id uuid NOT NULL,
  user_id uuid NOT NULL,
  public_key jsonb NOT NULL,
  registered_at timestamptz NOT NULL,
  valid_until timestamptz NOT NULL
);
-- By itself: word of the end of a key may come before word of its beginning.
CREATE TABLE retired_keys (
  kid text PRIMARY KEY,
  retired_at timestamptz NOT NULL
);
-- Inspections whose seal waits for word of its key.
CREATE INDEX inspections_waiting_for_keys ON inspections (inspection_id)
  WHERE reasons @> '[{"code": "seal-key-unknown"}]' OR reasons @> '[{"code": "seal-key-retired"}]';

ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check,
  ADD CONSTRAINT decisions_kind_check CHECK (kind IN ('date', 'accept-outcome', 'accept-author'));
