ALTER TABLE payments
  -- As it was first sent: repeats must be equal to the last letter.
  ADD COLUMN checkout_order jsonb,
  ADD COLUMN session_id text UNIQUE,
  ADD COLUMN pay_url text,
  ADD COLUMN pay_until timestamptz,
  ADD CHECK (status <> 'pending' OR pay_url IS NOT NULL);
ALTER TABLE refunds ADD COLUMN provider_refund_id text UNIQUE;

-- What the provider is to be asked, once it is due. Whoever takes one has it until the lease ends; its token grows with each
-- taking, and only whoever has the last may store what came of it.
CREATE TABLE provider_jobs (
  kind         text NOT NULL CHECK (kind IN ('open', 'close', 'refund')),
  -- The payment, or the refund.
  subject      uuid NOT NULL,
  payment_id   uuid NOT NULL REFERENCES payments,
  since        timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  attempts     integer NOT NULL DEFAULT 0,
  token        integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  PRIMARY KEY (kind, subject)
);
CREATE INDEX provider_jobs_due ON provider_jobs (due_at);

-- What the provider told, as it came, before anything is made of it.
CREATE TABLE provider_events (
  event_id    text PRIMARY KEY,
  -- null once somebody's account is erased: it may hold their name.
  bytes       bytea,
  event       jsonb NOT NULL,
  payment_id  uuid,
  received_at timestamptz NOT NULL,
  handled_at  timestamptz,
  outcome     text
);
CREATE INDEX provider_events_unhandled ON provider_events (received_at) WHERE handled_at IS NULL;
CREATE INDEX provider_events_with_bytes ON provider_events (received_at) WHERE bytes IS NOT NULL;
CREATE INDEX provider_events_of_payment ON provider_events (payment_id) WHERE payment_id IS NOT NULL;

-- Where our books and the provider's say different things: seen by a person, and closed by one.
CREATE TABLE differences (
  difference_id uuid PRIMARY KEY,
  kind          text NOT NULL,
  -- What it is about, by the id both books have, or the one that has it.
  subject       text NOT NULL,
  payment_id    uuid,
  details       jsonb NOT NULL,
  found_at      timestamptz NOT NULL,
  closed_at     timestamptz,
  closed_by     uuid,
  note          text,
  UNIQUE (kind, subject),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE INDEX differences_by_time ON differences (found_at DESC, difference_id DESC);
