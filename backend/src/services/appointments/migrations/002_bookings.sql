-- Equality of a centre and a bay, in an index of ranges. Trusted: the owner of the database may add it without being superuser.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- What a centre does, when, and for how much. The newest counts; those before say what was offered when something was booked.
CREATE TABLE offers (
  centre_id  text NOT NULL REFERENCES centres,
  version    integer NOT NULL,
  offer      jsonb NOT NULL,
  changed_by uuid,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (centre_id, version)
);

ALTER TABLE appointments
  ADD COLUMN ends_at timestamptz,
  ADD COLUMN user_id uuid,
  ADD COLUMN vehicle_id uuid,
  ADD COLUMN held_until timestamptz,
  ADD COLUMN price_minor integer CHECK (price_minor >= 0),
  ADD COLUMN currency text,
  ADD COLUMN payment_id uuid,
  ADD COLUMN cancellation jsonb,
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  -- When its time was chosen, and for which time a reminder was sent.
  ADD COLUMN timed_at timestamptz,
  ADD COLUMN reminded_for timestamptz,
  DROP CONSTRAINT appointments_status_check,
  ADD CHECK (status IN ('pending', 'confirmed', 'checked-in', 'done', 'no-show', 'cancelled', 'expired'));

-- Until now an appointment had a beginning only: half an hour, or until the next one of its bay.
UPDATE appointments SET timed_at = created_at, ends_at = ends.at FROM (
  SELECT appointment_id, LEAST(scheduled_at + interval '30 minutes', lead(scheduled_at) OVER (
    PARTITION BY centre_id, bay, status IN ('no-show', 'cancelled') ORDER BY scheduled_at, appointment_id)) AS at
  FROM appointments) AS ends
WHERE ends.appointment_id = appointments.appointment_id;
-- Called off at one moment, several times over.
UPDATE appointments SET ends_at = scheduled_at + interval '30 minutes' WHERE ends_at <= scheduled_at;

ALTER TABLE appointments
  ALTER COLUMN ends_at SET NOT NULL,
  ALTER COLUMN timed_at SET NOT NULL,
  ADD CHECK (scheduled_at < ends_at),
  ADD CHECK ((status = 'pending') OR held_until IS NULL),
  ADD CHECK ((price_minor IS NULL) = (currency IS NULL)),
  ADD COLUMN during tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange(scheduled_at, ends_at)) STORED;

-- A bay holds one car at a time. No code decides this: whoever comes second is refused by the database.
DROP INDEX appointments_slot;
ALTER TABLE appointments ADD CONSTRAINT appointments_slot
  EXCLUDE USING gist (centre_id WITH =, bay WITH =, during WITH &&)
  WHERE (status IN ('pending', 'confirmed', 'checked-in', 'done'));

CREATE INDEX appointments_of_customer ON appointments (user_id, scheduled_at, appointment_id) WHERE user_id IS NOT NULL;
CREATE INDEX appointments_held ON appointments (held_until) WHERE status = 'pending' AND held_until IS NOT NULL;
CREATE INDEX appointments_to_remind ON appointments (scheduled_at)
  WHERE status = 'confirmed' AND user_id IS NOT NULL;

-- Money that came for nothing and goes back: it never books afterwards.
CREATE TABLE unplaceable_payments (
  payment_id     uuid PRIMARY KEY,
  appointment_id uuid NOT NULL,
  reason         text NOT NULL,
  at             timestamptz NOT NULL
);

CREATE TABLE waiting (
  entry_id       uuid PRIMARY KEY,
  centre_id      text NOT NULL REFERENCES centres,
  user_id        uuid NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('periodic', 'retest', 'voluntary')),
  first_day      date NOT NULL,
  last_day       date NOT NULL CHECK (first_day <= last_day),
  vehicle        jsonb NOT NULL,
  vehicle_id     uuid,
  status         text NOT NULL CHECK (status IN ('waiting', 'offered', 'left', 'over')),
  appointment_id uuid UNIQUE,
  joined_at      timestamptz NOT NULL,
  CHECK ((status = 'offered') = (appointment_id IS NOT NULL))
);
CREATE INDEX waiting_in_turn ON waiting (centre_id, joined_at, entry_id) WHERE status = 'waiting';
CREATE INDEX waiting_of_customer ON waiting (user_id, joined_at, entry_id);
