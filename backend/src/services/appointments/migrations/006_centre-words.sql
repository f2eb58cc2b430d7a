-- Customers look for a centre by any word of its name, its place or the town of its address.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION centre_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ' ' || translate(lower(said), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ-', 'aaaaaaceeeeiiiinooooouuuuyy ');
ALTER TABLE centres ADD COLUMN words text GENERATED ALWAYS AS (
  centre_words(name || ' ' || place || ' ' || COALESCE(address ->> 'postcode', '') || ' ' || COALESCE(address ->> 'city', ''))) STORED;

-- Wherever the extension was added before.
DO $$ BEGIN
  EXECUTE (SELECT format('CREATE INDEX centres_by_words ON centres USING gin (words %s.gin_trgm_ops)', extnamespace::regnamespace)
    FROM pg_extension WHERE extname = 'pg_trgm');
END $$;
