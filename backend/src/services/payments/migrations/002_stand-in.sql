-- The books of the demonstration that takes the place of a payment provider: objects in Stripe's form, keys, events to be sent.
CREATE TABLE stand_in_objects (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('session', 'intent', 'charge', 'refund', 'event', 'key')),
  -- The payment it belongs to.
  parent text,
  made_at timestamptz NOT NULL,
  -- When something is to be done about it by itself: an event sent, a checkout ended.
  due_at timestamptz,
  body jsonb NOT NULL
);
CREATE INDEX stand_in_objects_listed ON stand_in_objects (kind, made_at DESC, id DESC);
CREATE INDEX stand_in_objects_of_parent ON stand_in_objects (parent) WHERE parent IS NOT NULL;
CREATE INDEX stand_in_objects_due ON stand_in_objects (due_at) WHERE due_at IS NOT NULL;
