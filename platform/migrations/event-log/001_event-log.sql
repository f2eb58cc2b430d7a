-- The event log of the embedded installation: topics, partitions, offsets, consumer groups.
CREATE TABLE log_topic (
  topic          text PRIMARY KEY,
  partitions     int NOT NULL CHECK (partitions > 0),
  retention_days int NOT NULL CHECK (retention_days > 0)
);

-- Head of each partition. Appending locks this row to the end of its transaction, so offsets are dense and appear in order.
CREATE TABLE log_partition (
  topic        text   NOT NULL REFERENCES log_topic,
  partition    int    NOT NULL,
  first_offset bigint NOT NULL DEFAULT 0,
  next_offset  bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition)
);

CREATE TABLE log_record (
  topic       text        NOT NULL,
  partition   int         NOT NULL,
  "offset"    bigint      NOT NULL,
  message_key text        NOT NULL,
  headers     jsonb       NOT NULL,
  value       bytea       NOT NULL,
  appended_at timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, "offset")
);
-- Time to offset, for replay from a moment and for retention.
CREATE INDEX log_record_time ON log_record (topic, partition, appended_at);

CREATE TABLE log_group_offset (
  consumer_group text   NOT NULL,
  topic          text   NOT NULL,
  partition      int    NOT NULL,
  next_offset    bigint NOT NULL,
  PRIMARY KEY (consumer_group, topic, partition)
);
