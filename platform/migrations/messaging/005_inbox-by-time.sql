-- Rows are only added and only deleted by age: a summary of each range of pages finds the old ones, and costs nothing to keep.
DROP INDEX bus_inbox_handled_at;
CREATE INDEX bus_inbox_handled_at ON bus_inbox USING brin (handled_at);
