-- What other services tell of bookings and of papers, as far as money is concerned: payments are found by a plate, and what does
-- not add up is seen.
CREATE TABLE bookings (
  appointment_id uuid PRIMARY KEY,
  -- Raised by every change: what is told late changes nothing. -1: money came for it, and nobody has told of it yet.
  revision     integer NOT NULL,
  centre_id    text NOT NULL,
  customer_id  uuid,
  plate        text,
  plate_key    text,
  scheduled_at timestamptz,
  status       text NOT NULL CHECK (status IN
    ('unknown', 'pending', 'confirmed', 'checked-in', 'done', 'no-show', 'cancelled', 'expired')),
  price_minor  bigint,
  currency     text,
  -- What the centre keeps of one that was called off.
  fee_minor    bigint NOT NULL DEFAULT 0,
  is_paid      boolean NOT NULL DEFAULT false,
  inspected_at timestamptz,
  CHECK ((status = 'unknown') = (revision = -1))
);
CREATE INDEX bookings_by_plate ON bookings (plate_key text_pattern_ops);
CREATE INDEX bookings_of_customer ON bookings (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX bookings_unpaid ON bookings (scheduled_at DESC, appointment_id DESC)
  WHERE NOT is_paid AND price_minor > 0 AND inspected_at IS NULL AND status IN ('confirmed', 'checked-in');
CREATE INDEX bookings_inspected_unpaid ON bookings (inspected_at DESC, appointment_id DESC)
  WHERE NOT is_paid AND price_minor > 0 AND inspected_at IS NOT NULL;
CREATE INDEX bookings_without_slot ON bookings (appointment_id)
  WHERE is_paid AND status IN ('unknown', 'pending', 'cancelled', 'expired');
CREATE INDEX bookings_unknown ON bookings (appointment_id) WHERE revision = -1;
-- Payments of before: a sweep asks what they are for.
INSERT INTO bookings (appointment_id, revision, centre_id, customer_id, status, is_paid)
SELECT DISTINCT ON (appointment_id) appointment_id, -1, centre_id, customer_id, 'unknown', true FROM payments
WHERE status = 'completed' ORDER BY appointment_id, paid_at;

-- Certificates and reports, of which each has an invoice, or costs nothing.
CREATE TABLE papers (
  inspection_id  uuid PRIMARY KEY,
  certificate_id uuid NOT NULL,
  number         text NOT NULL,
  appointment_id uuid,
  centre_id      text,
  plate          text,
  issued_at      timestamptz NOT NULL,
  is_invoiced    boolean NOT NULL
);
CREATE INDEX papers_uninvoiced ON papers (issued_at DESC, inspection_id DESC) WHERE NOT is_invoiced;
CREATE INDEX papers_of_appointment ON papers (appointment_id) WHERE appointment_id IS NOT NULL;

-- What somebody has looked at and closed, as it was.
CREATE TABLE board_closings (
  list      text NOT NULL,
  subject   uuid NOT NULL,
  entry     jsonb NOT NULL,
  closed_at timestamptz NOT NULL,
  closed_by uuid NOT NULL,
  note      text NOT NULL,
  PRIMARY KEY (list, subject)
);
CREATE INDEX board_closings_by_time ON board_closings (list, closed_at DESC, subject DESC);

-- The office's lists: one index for what each is sorted by, and for each filter that leaves few.
CREATE INDEX payments_by_method ON payments (method, created_at DESC, payment_id DESC);
CREATE INDEX payments_of_centre ON payments (centre_id, created_at DESC, payment_id DESC);
CREATE INDEX payments_by_amount ON payments (amount_minor DESC, payment_id DESC);
CREATE INDEX payments_taken ON payments (centre_id, paid_at) WHERE status = 'completed';
CREATE INDEX refunds_by_amount ON refunds (amount_minor DESC, refund_id DESC);
CREATE INDEX refunds_given_back ON refunds (completed_at) WHERE status = 'completed';
