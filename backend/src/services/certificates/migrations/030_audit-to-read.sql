-- The office reads the audit newest first: all of it, one person's acts, or one kind of act.
CREATE INDEX audit_by_time ON audit_events (at, audit_id);
CREATE INDEX audit_of_actor ON audit_events (actor_id, at, audit_id);
CREATE INDEX audit_of_action ON audit_events (action, at, audit_id);
