-- One row per text that cannot be used; rows from before have no hash. `settled_at`: the office decided it will not count.
ALTER TABLE unusable_lines ADD COLUMN line_hash text NOT NULL DEFAULT '', ADD COLUMN settled_at timestamptz;
ALTER TABLE unusable_lines DROP CONSTRAINT unusable_lines_pkey;
CREATE UNIQUE INDEX unusable_lines_text ON unusable_lines (inspection_id, event_id, line_hash) WHERE line_hash <> '';
CREATE INDEX unusable_lines_of ON unusable_lines (inspection_id);
