-- What the office decided about lines that do not count. Every quarantined text and both texts of a conflict stay.
alter table quarantined_lines
  add column settled_at timestamptz, add column settled_by text, add column settled_reason text;
alter table line_conflicts
  add column settled_at timestamptz, add column settled_by text, add column settled_reason text;

drop index quarantined_lines_open;
create index quarantined_lines_open on quarantined_lines (received_at, quarantine_id)
  where released_at is null and settled_at is null;
drop index line_conflicts_by_time;
create index line_conflicts_by_time on line_conflicts (received_at, event_id) where settled_at is null;
