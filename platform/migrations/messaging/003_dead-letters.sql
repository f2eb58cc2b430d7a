-- What a group has given up, written in the transaction that does: the truth about what is stuck and what was decided about
-- it. The topic `<group>-dlq` repeats it for whoever watches from outside. One row per event and group, as in the inbox.
CREATE TABLE bus_dead_letter (
  letter_id      uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  consumer_group text        NOT NULL,
  event_id       text        NOT NULL,
  topic          text        NOT NULL,
  partition      int         NOT NULL,
  "offset"       bigint      NOT NULL,
  message_key    text        NOT NULL,
  partition_key  text        NOT NULL,
  event_type     text        NOT NULL,
  headers        jsonb       NOT NULL,
  payload        bytea       NOT NULL,
  reason         text        NOT NULL,
  step           text        NOT NULL,
  attempts       int         NOT NULL,
  -- Text of the last error; may quote what the message says, so it stays here.
  error          text,
  given_up_at    timestamptz NOT NULL,
  replays        int         NOT NULL DEFAULT 0,
  -- Null while it waits for somebody; a replay that fails again opens it again.
  settled        text        CHECK (settled IN ('replayed', 'dismissed')),
  settled_at     timestamptz,
  settled_by     text,
  settled_reason text,
  UNIQUE (consumer_group, event_id),
  CHECK ((settled IS NULL) = (settled_at IS NULL) AND (settled IS NULL) = (settled_by IS NULL))
);
CREATE INDEX bus_dead_letter_time ON bus_dead_letter (given_up_at, letter_id);
CREATE INDEX bus_dead_letter_open ON bus_dead_letter (consumer_group, topic, partition, "offset") WHERE settled IS NULL;

-- In the order of the log, not of parking: a replayed message goes before the later ones that wait.
DROP INDEX bus_parked_key;
CREATE INDEX bus_parked_key ON bus_parked (consumer_group, topic, partition_key, "offset");
