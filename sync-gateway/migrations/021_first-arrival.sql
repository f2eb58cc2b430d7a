-- When the device was last heard that did not have the line yet, as it was known when the text came: contacts are forgotten once a
-- line has come, and one released later must not seem older than it can be. Null for those from before, and where it is not known.
alter table quarantined_lines add column contact_at timestamptz;
