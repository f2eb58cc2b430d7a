-- What is to be paid is read of the booking when the payment is made, and never again.
CREATE TABLE payments (
  payment_id     uuid PRIMARY KEY,
  appointment_id uuid NOT NULL,
  customer_id    uuid,
  centre_id      text NOT NULL,
  method         text NOT NULL CHECK (method IN ('online', 'card', 'cash')),
  status         text NOT NULL CHECK (status IN ('created', 'pending', 'completed', 'failed', 'expired')),
  failure        text CHECK (failure IN ('declined', 'expired', 'withdrawn')),
  lines          jsonb NOT NULL,
  amount_minor   bigint NOT NULL CHECK (amount_minor > 0),
  currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  language       text NOT NULL CHECK (language IN ('en', 'fr', 'ar')),
  -- What has gone back, and what is to: never more than came.
  refunded_minor bigint NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0),
  reserved_minor bigint NOT NULL DEFAULT 0,
  -- The provider's name for the money.
  transaction_id text UNIQUE,
  -- The receipt.
  invoice_id     uuid UNIQUE,
  invoice_number text,
  created_by     uuid,
  created_at     timestamptz NOT NULL,
  paid_at        timestamptz,
  CONSTRAINT refunds_at_most_the_payment CHECK (refunded_minor <= reserved_minor AND reserved_minor <= amount_minor),
  CHECK ((status = 'completed') = (paid_at IS NOT NULL)),
  CHECK (status = 'completed' OR reserved_minor = 0),
  CHECK ((status IN ('failed', 'expired')) = (failure IS NOT NULL)),
  CHECK ((invoice_id IS NULL) = (invoice_number IS NULL))
);
-- Nobody is asked twice for one booking.
CREATE UNIQUE INDEX payments_alive ON payments (appointment_id) WHERE status IN ('created', 'pending');
CREATE INDEX payments_of_appointment ON payments (appointment_id);
CREATE INDEX payments_by_time ON payments (created_at DESC, payment_id DESC);
CREATE INDEX payments_of_customer ON payments (customer_id, created_at DESC, payment_id DESC);

-- Where each payment is on its way from money to paper: what it waits for, since when, and why.
CREATE TABLE sagas (
  payment_id uuid PRIMARY KEY REFERENCES payments,
  step       text NOT NULL CHECK (step IN ('collect', 'invoice', 'settled', 'refund', 'credit-note', 'over')),
  -- The refund of the last two steps on the way back.
  refund_id  uuid,
  since      timestamptz NOT NULL,
  why        text,
  CHECK ((step IN ('refund', 'credit-note')) = (refund_id IS NOT NULL))
);
CREATE INDEX sagas_under_way ON sagas (since) WHERE step NOT IN ('settled', 'over');

-- What was done.
CREATE TABLE saga_moves (
  payment_id uuid NOT NULL REFERENCES sagas,
  position   integer NOT NULL,
  fact       text NOT NULL,
  step       text NOT NULL,
  refund_id  uuid,
  at         timestamptz NOT NULL,
  PRIMARY KEY (payment_id, position)
);
