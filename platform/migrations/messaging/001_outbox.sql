-- Facts committed with the state they tell of; the relay publishes and deletes them.
-- Columns follow the Debezium outbox convention closely enough that change capture could replace the relay.
CREATE TABLE bus_outbox (
  id            bigint GENERATED ALWAYS AS IDENTITY,
  shard         smallint    NOT NULL,
  topic         text        NOT NULL,
  partition_key text        NOT NULL,
  event_id      text        NOT NULL,
  event_type    text        NOT NULL,
  headers       jsonb       NOT NULL,
  payload       bytea       NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shard, id)
);
-- A queue that fills and empties: vacuum by count of dead rows, not by share of the table.
ALTER TABLE bus_outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
