-- One row per event a group has dealt with, inserted in the transaction of its effect.
CREATE TABLE bus_inbox (
  consumer_group text        NOT NULL,
  event_id       text        NOT NULL,
  outcome        text        NOT NULL CHECK (outcome IN ('done', 'skipped', 'dead-lettered')),
  handled_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer_group, event_id)
);
CREATE INDEX bus_inbox_handled_at ON bus_inbox (handled_at);

-- Messages that failed, and behind each the later ones of the same partition key. `started` counts attempts begun,
-- `attempts` those that ended in an error: the difference is how often the message took the process down.
CREATE TABLE bus_parked (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer_group  text        NOT NULL,
  topic           text        NOT NULL,
  partition       int         NOT NULL,
  "offset"        bigint      NOT NULL,
  event_id        text        NOT NULL,
  message_key     text        NOT NULL,
  partition_key   text        NOT NULL,
  headers         jsonb       NOT NULL,
  payload         bytea       NOT NULL,
  started         int         NOT NULL DEFAULT 0,
  attempts        int         NOT NULL DEFAULT 0,
  last_error      text,
  next_attempt_at timestamptz NOT NULL,
  parked_at       timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consumer_group, topic, partition, "offset")
);
CREATE INDEX bus_parked_key ON bus_parked (consumer_group, topic, partition_key, id);
CREATE INDEX bus_parked_due ON bus_parked (consumer_group, next_attempt_at);

-- Which records of a partition were begun and how often without an end: finds the message that kills the process.
CREATE TABLE bus_started (
  consumer_group text   NOT NULL,
  topic          text   NOT NULL,
  partition      int    NOT NULL,
  first_offset   bigint NOT NULL,
  last_offset    bigint NOT NULL,
  started        int    NOT NULL,
  PRIMARY KEY (consumer_group, topic, partition)
);
