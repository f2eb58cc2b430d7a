-- A bay that is closed for a while has its time in the table of appointments, without a car: the constraint that keeps two cars
-- apart keeps a booking and a closing apart, too. Whichever commits second is refused, whatever anybody looked at before.
ALTER TABLE appointments
  ADD COLUMN closed_for text,
  ALTER COLUMN inspection_id DROP NOT NULL,
  ALTER COLUMN kind DROP NOT NULL,
  ALTER COLUMN vehicle DROP NOT NULL;

DO $$
DECLARE found record;
BEGIN
  -- The states it may have, under whatever name.
  FOR found IN SELECT conname FROM pg_constraint
    WHERE conrelid = 'appointments'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%''expired''%'
  LOOP
    EXECUTE format('ALTER TABLE appointments DROP CONSTRAINT %I', found.conname);
  END LOOP;
END $$;

ALTER TABLE appointments
  ADD CONSTRAINT appointments_status_known CHECK (status IN
    ('pending', 'confirmed', 'checked-in', 'done', 'no-show', 'cancelled', 'expired', 'closed')),
  ADD CONSTRAINT appointments_car_or_closing CHECK (
    (status = 'closed') = (vehicle IS NULL)
    AND (vehicle IS NULL) = (kind IS NULL)
    AND (vehicle IS NULL) = (inspection_id IS NULL)
    AND (closed_for IS NULL OR vehicle IS NULL)),
  DROP CONSTRAINT appointments_slot;
ALTER TABLE appointments ADD CONSTRAINT appointments_slot
  EXCLUDE USING gist (centre_id WITH =, bay WITH =, during WITH &&)
  WHERE (status IN ('pending', 'confirmed', 'checked-in', 'done', 'closed'));
