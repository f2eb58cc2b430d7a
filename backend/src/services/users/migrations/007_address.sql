-- To whom invoices are made out, besides the name.
ALTER TABLE users
  ADD COLUMN address jsonb,
  ADD CONSTRAINT users_erased_address CHECK (erased_at IS NULL OR address IS NULL);
