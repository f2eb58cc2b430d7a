-- Its paper was there before the database was put back: who bought was told then.
ALTER TABLE unprinted ADD COLUMN adopted boolean NOT NULL DEFAULT false;
