-- One inspector on two cars at once is a plausibility flag, looked up when somebody asks.
CREATE INDEX inspections_by_inspector ON inspections (inspector_id, started_at);
