-- What somebody is told of an event, by one channel. The row is there before anything is sent; whoever takes it on raises the token.
CREATE TABLE messages (
  message_id uuid PRIMARY KEY,
  event_id text NOT NULL,
  template text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  recipient text NOT NULL,
  user_id uuid,
  correlation_id text NOT NULL,
  data jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'undecided', 'suppressed')),
  reason text,
  token integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  -- Of what is queued: not before. Of what is being sent and whose answer was lost: when the provider is asked again.
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  called_at timestamptz,
  provider text,
  provider_id text,
  -- As it goes out; never of account mails, whose words and addresses the users service alone keeps.
  written jsonb,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  UNIQUE (event_id, template, recipient, channel),
  CHECK (state <> 'sending' OR called_at IS NOT NULL)
);
CREATE INDEX messages_due ON messages (due_at) WHERE state IN ('queued', 'sending');
CREATE INDEX messages_by_time ON messages (created_at DESC, message_id DESC);
CREATE INDEX messages_by_state ON messages (state, created_at DESC, message_id DESC);
CREATE INDEX messages_of_user ON messages (user_id, created_at DESC, message_id DESC) WHERE user_id IS NOT NULL;
-- What a provider has is one message's: who finds it a second time looks again.
CREATE UNIQUE INDEX messages_of_provider ON messages (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX messages_written ON messages (created_at) WHERE written IS NOT NULL;

-- What is told of a test and stands in no event of its paper: what was found, and by when to come back.
CREATE TABLE tests (
  inspection_id uuid PRIMARY KEY,
  revision integer NOT NULL,
  facts jsonb NOT NULL
);

-- What somebody does not want to be written; absent is wanted.
CREATE TABLE stopped (
  user_id uuid NOT NULL,
  kind text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  since timestamptz NOT NULL,
  PRIMARY KEY (user_id, kind, channel)
);

-- Addresses from which mail came back, as a hash: nobody is found by looking at it.
CREATE TABLE suppressions (
  suppression_id uuid PRIMARY KEY,
  address_hash bytea NOT NULL UNIQUE CHECK (length(address_hash) = 32),
  reason text NOT NULL,
  message_id uuid,
  since timestamptz NOT NULL
);
CREATE INDEX suppressions_by_time ON suppressions (since DESC, suppression_id DESC);
