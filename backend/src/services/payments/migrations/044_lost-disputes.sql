-- What a bank has taken for good has gone back, though nobody here sent it: a refund like others, so that its invoice is credited.
ALTER TABLE refunds
  DROP CONSTRAINT refunds_means_check,
  ADD CHECK (means IN ('provider', 'hand', 'bank')),
  DROP CONSTRAINT refunds_cause_check,
  ADD CHECK (cause IN ('asked', 'cancelled', 'unplaceable', 'disputed')),
  ADD CHECK ((means = 'bank') = (cause = 'disputed'));
-- A payment may be disputed twice, and called off besides.
DROP INDEX refunds_by_rule;
CREATE UNIQUE INDEX refunds_by_rule ON refunds (payment_id) WHERE cause IN ('cancelled', 'unplaceable');

ALTER TABLE disputes
  -- Once it is in the books that it was lost; what of it has gone back.
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN refund_id uuid UNIQUE REFERENCES refunds,
  ADD CHECK (refund_id IS NULL OR settled_at IS NOT NULL);
CREATE INDEX disputes_lost ON disputes (opened_at) WHERE status = 'lost' AND takes_money AND settled_at IS NULL;
