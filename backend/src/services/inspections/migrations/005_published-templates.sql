-- Templates the devices have been told of, by the SHA-256 of their canonical form; each once.
CREATE TABLE published_templates (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  published_at timestamptz NOT NULL
);
