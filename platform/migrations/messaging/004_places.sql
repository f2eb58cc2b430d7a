-- Where each group continues in each partition, beside its effects and moved in their transactions: the truth. What a log
-- believes about a group is a report.
CREATE TABLE bus_place (
  consumer_group text   NOT NULL,
  topic          text   NOT NULL,
  partition      int    NOT NULL,
  next_offset    bigint NOT NULL CHECK (next_offset >= 0),
  PRIMARY KEY (consumer_group, topic, partition)
) WITH (fillfactor = 50);

-- Tells of processes that died, not of what they did: a crash of the database may forget it, and writing it must not wait for
-- the disk.
ALTER TABLE bus_started SET UNLOGGED;

-- The key as it came, where text cannot say it.
ALTER TABLE bus_dead_letter ADD COLUMN message_key_bytes bytea;
