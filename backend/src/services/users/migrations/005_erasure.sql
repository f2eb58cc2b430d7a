-- An erased account keeps its id, so that what others keep by law still points to something, and nothing else.
ALTER TABLE users
  ADD COLUMN erased_at timestamptz,
  ALTER COLUMN email DROP NOT NULL,
  ALTER COLUMN name DROP NOT NULL,
  ADD CONSTRAINT users_erased CHECK (CASE WHEN erased_at IS NULL THEN email IS NOT NULL AND name IS NOT NULL
    ELSE num_nonnulls(email, name, phone, password_hash, inspector_number) = 0 AND role = 'customer' END);

-- What was asked for, until every service has done it.
CREATE TABLE erasures (
  user_id uuid PRIMARY KEY REFERENCES users,
  asked_at timestamptz NOT NULL,
  done_at timestamptz
);
CREATE INDEX erasures_open ON erasures (asked_at) WHERE done_at IS NULL;
