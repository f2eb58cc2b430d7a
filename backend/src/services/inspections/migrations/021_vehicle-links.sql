-- What a person at the office said of two inspections: that both are of one vehicle, or after all are not. Of two the last act counts.
CREATE TABLE vehicle_links (
  act bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  decision_id uuid NOT NULL UNIQUE,
  inspection_id uuid NOT NULL REFERENCES inspections DEFERRABLE INITIALLY DEFERRED,
  earlier_id uuid NOT NULL REFERENCES inspections DEFERRABLE INITIALLY DEFERRED CHECK (earlier_id <> inspection_id),
  -- From this act on; waiting for a second person where what was written speaks against it.
  standing text NOT NULL CHECK (standing IN ('linked', 'waiting', 'unlinked')),
  reason text NOT NULL CHECK (reason <> ''),
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL
);
CREATE INDEX vehicle_links_of ON vehicle_links (inspection_id, earlier_id, act DESC);
CREATE INDEX vehicle_links_to ON vehicle_links (earlier_id, inspection_id, act DESC);
CREATE TRIGGER vehicle_links_are_immutable BEFORE UPDATE OR DELETE ON vehicle_links
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE VIEW standing_links AS
  SELECT DISTINCT ON (inspection_id, earlier_id) * FROM vehicle_links ORDER BY inspection_id, earlier_id, act DESC;
-- Seen from either of the two.
CREATE VIEW linked_inspections AS
  SELECT inspection_id, earlier_id AS other_id FROM standing_links WHERE standing = 'linked'
  UNION ALL SELECT earlier_id, inspection_id FROM standing_links WHERE standing = 'linked';
