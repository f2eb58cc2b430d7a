-- A bay that is there no more: what was tested in it still names it.
ALTER TABLE bays ADD COLUMN closed_at timestamptz;
