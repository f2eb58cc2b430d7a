-- Facts committed with the state they tell of; the relay publishes and deletes them.
CREATE TABLE bus_outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY,
  shard      smallint    NOT NULL,
  topic      text        NOT NULL,
  messages   int         NOT NULL,
  -- The messages of one transaction for this shard and topic, in order (outbox/message-pack).
  pack       bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shard, id)
);
-- Compressed already.
ALTER TABLE bus_outbox ALTER pack SET STORAGE EXTERNAL;
-- A queue that fills and empties: vacuum by count of dead rows, not by share of the table.
ALTER TABLE bus_outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
