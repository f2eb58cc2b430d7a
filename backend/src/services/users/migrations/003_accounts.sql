-- Who was invited has no password yet.
ALTER TABLE users
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'fr', 'ar')),
  ADD COLUMN phone text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  ADD COLUMN remind_by_email boolean NOT NULL DEFAULT true,
  ADD COLUMN remind_by_sms boolean NOT NULL DEFAULT false;

ALTER TABLE sessions DROP CONSTRAINT sessions_end_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_end_reason_check CHECK (end_reason IN
  ('signed-out', 'reused', 'disabled', 'ended-by-owner', 'password-changed', 'ended-by-admin'));

-- What somebody is to be written about their account. The secret of a link is a MAC over the id under a key outside the
-- database; an account that is asked for waits here until its address is confirmed.
-- A link that was used is a row that is gone.
CREATE TABLE mails (
  mail_id uuid PRIMARY KEY,
  purpose text NOT NULL,
  user_id uuid REFERENCES users,
  email text NOT NULL,
  name text,
  language text NOT NULL CHECK (language IN ('en', 'fr', 'ar')),
  password_hash text,
  created_at timestamptz NOT NULL,
  -- Of its link; null where there is none.
  expires_at timestamptz CHECK (expires_at > created_at),
  CHECK ((purpose = 'confirm-registration') = (password_hash IS NOT NULL AND name IS NOT NULL AND user_id IS NULL))
);
CREATE INDEX mails_of_address ON mails (email);
CREATE INDEX mails_of_user ON mails (user_id);
CREATE INDEX mails_by_time ON mails (created_at);
