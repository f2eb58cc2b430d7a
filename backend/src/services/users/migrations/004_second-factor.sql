-- Since when signing in asks for a code, too.
ALTER TABLE users ADD COLUMN second_factor_at timestamptz;
-- The second factor was shown when this session began, or was set up in it.
ALTER TABLE sessions ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
ALTER TABLE sessions DROP CONSTRAINT sessions_end_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_end_reason_check CHECK (end_reason IN
  ('signed-out', 'reused', 'disabled', 'ended-by-owner', 'password-changed', 'ended-by-admin', 'second-factor-set-up'));

-- Encrypted under a key outside the database.
CREATE TABLE totp (
  user_id uuid PRIMARY KEY REFERENCES users,
  secret bytea NOT NULL,
  -- Of the last code that was taken: it and what is older is taken no more.
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
);

-- A code that was used is a row that is gone.
CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES users,
  code_hash bytea NOT NULL,
  PRIMARY KEY (user_id, code_hash)
);
