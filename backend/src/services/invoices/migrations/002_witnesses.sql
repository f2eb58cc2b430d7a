-- Up to which place of its chain a series is kept beside the database, too (restore/keep-witnesses.ts).
ALTER TABLE series ADD COLUMN witnessed bigint NOT NULL DEFAULT 0 CHECK (witnessed BETWEEN 0 AND position);
