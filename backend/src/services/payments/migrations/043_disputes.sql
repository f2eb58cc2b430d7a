-- Payments whose customers' banks ask for the money back, as the provider tells of them.
CREATE TABLE disputes (
  dispute_id          text PRIMARY KEY,
  -- The provider's name for the money: `payments.transaction_id`, where it is ours.
  provider_payment_id text,
  amount_minor        bigint NOT NULL CHECK (amount_minor >= 0),
  currency            text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  reason              text NOT NULL,
  status              text NOT NULL CHECK (status IN ('needs-answer', 'under-review', 'won', 'lost')),
  takes_money         boolean NOT NULL,
  opened_at           timestamptz NOT NULL,
  due_at              timestamptz,
  -- Of what was told last: what comes late changes nothing.
  told_at             timestamptz NOT NULL
);
CREATE INDEX disputes_by_time ON disputes (opened_at DESC, dispute_id DESC);
CREATE INDEX disputes_undecided ON disputes (opened_at DESC, dispute_id DESC)
  WHERE status IN ('needs-answer', 'under-review');
CREATE INDEX disputes_of_payment ON disputes (provider_payment_id) WHERE provider_payment_id IS NOT NULL;
