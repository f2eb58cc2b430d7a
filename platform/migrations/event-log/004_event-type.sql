-- The type of the event as its header names it, so that a group is given what it wants without the rest being read; null in older
-- records and where no header says it.
ALTER TABLE log_record ADD COLUMN event_type text;
