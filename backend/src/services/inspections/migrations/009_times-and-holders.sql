-- Who recorded something without ever holding the inspection: they are told so, and nothing else changes.
ALTER TABLE inspections ADD COLUMN strangers uuid[] NOT NULL DEFAULT '{}';

-- The office may end an inspection as it stands; a seal that comes later opens it again.
ALTER TABLE inspections DROP CONSTRAINT inspections_status_check;
ALTER TABLE inspections ADD CONSTRAINT inspections_status_check CHECK (status IN
  ('in-progress', 'received', 'conflict', 'quarantined', 'needs-date', 'complete', 'certified', 'closed'));
ALTER TABLE decisions ALTER COLUMN seal DROP NOT NULL;
ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check
  CHECK (kind IN ('date', 'accept-outcome', 'accept-author', 'accept-disabled', 'close') AND (kind = 'close') = (seal IS NULL));

-- Why a date was decided that lies outside of what is possible.
ALTER TABLE decisions ADD COLUMN despite text CHECK (kind = 'date' OR despite IS NULL);

-- What the gateway knew of a line when it came; null for lines from before it told.
ALTER TABLE lines ADD COLUMN receipt jsonb;

-- Which line was the seal that was completed: another one under its number changes nothing. null for completions from before.
ALTER TABLE completions ADD COLUMN sealed_by uuid;
