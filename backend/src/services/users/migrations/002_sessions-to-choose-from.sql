-- What a person sees of their sessions, to know which to end.
ALTER TABLE sessions ADD COLUMN agent text CHECK (length(agent) <= 200);
ALTER TABLE sessions DROP CONSTRAINT sessions_end_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_end_reason_check
  CHECK (end_reason IN ('signed-out', 'reused', 'disabled', 'ended-by-owner'));
-- None may live longer than a new one.
UPDATE sessions SET expires_at = least(expires_at, created_at + interval '30 days');
ALTER TABLE sessions ADD CONSTRAINT sessions_end_in_time CHECK (expires_at <= created_at + interval '30 days');
