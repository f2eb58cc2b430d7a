-- Money that goes back. What is asked for counts against the payment from that moment, so that all of them together are never
-- more than came (see payments.reserved_minor).
CREATE TABLE refunds (
  refund_id     uuid PRIMARY KEY,
  payment_id    uuid NOT NULL REFERENCES payments,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  means         text NOT NULL CHECK (means IN ('provider', 'hand')),
  cause         text NOT NULL CHECK (cause IN ('asked', 'cancelled', 'unplaceable')),
  status        text NOT NULL CHECK (status IN ('requested', 'approved', 'sent', 'completed', 'failed', 'rejected')),
  reason        text,
  -- Why somebody did not agree, or gave it up.
  rejection     text,
  needs_second  boolean NOT NULL,
  requested_by  uuid,
  requested_at  timestamptz NOT NULL,
  decided_by    uuid,
  decided_at    timestamptz,
  completed_at  timestamptz,
  failure       text,
  credit_id     uuid UNIQUE,
  credit_number text,
  -- Whoever wrote the code: nobody lets money go alone that two must agree on.
  CONSTRAINT second_person_agrees CHECK (
    NOT needs_second OR (requested_by IS NOT NULL
      AND (status IN ('requested', 'rejected') OR (decided_by IS NOT NULL AND decided_by <> requested_by)))),
  CHECK (cause <> 'asked' OR requested_by IS NOT NULL),
  CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
  CHECK ((credit_id IS NULL) = (credit_number IS NULL))
);
-- Called off, or without a booking: a payment goes back for that once.
CREATE UNIQUE INDEX refunds_by_rule ON refunds (payment_id) WHERE cause <> 'asked';
CREATE INDEX refunds_of_payment ON refunds (payment_id, requested_at, refund_id);
CREATE INDEX refunds_by_time ON refunds (requested_at DESC, refund_id DESC);

ALTER TABLE sagas ADD FOREIGN KEY (refund_id) REFERENCES refunds;
