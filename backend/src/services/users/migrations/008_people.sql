-- The office looks for people by any word of a name and by address, and reads the list by time or by name.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION name_words(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ' ' || translate(lower(name), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy');
ALTER TABLE users ADD COLUMN name_words text GENERATED ALWAYS AS (name_words(name)) STORED;

-- Wherever the extension was added before.
DO $$ BEGIN
  EXECUTE (SELECT format('CREATE INDEX users_by_words ON users USING gin (name_words %s.gin_trgm_ops)', extnamespace::regnamespace)
    FROM pg_extension WHERE extname = 'pg_trgm');
END $$;
CREATE INDEX users_by_address ON users (email text_pattern_ops);
CREATE INDEX users_by_time ON users (created_at, user_id) WHERE erased_at IS NULL;
CREATE INDEX users_by_name ON users (name_words, user_id) WHERE erased_at IS NULL;
-- Few among many.
CREATE INDEX users_staff ON users (created_at, user_id) WHERE role <> 'customer';
CREATE INDEX users_invited ON users (created_at, user_id) WHERE password_hash IS NULL AND erased_at IS NULL;
CREATE INDEX users_disabled ON users (created_at, user_id) WHERE disabled_at IS NOT NULL;
