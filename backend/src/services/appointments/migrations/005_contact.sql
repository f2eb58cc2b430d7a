-- Where customers reach a centre and drive to; its place alone stands on certificates.
ALTER TABLE centres
  ADD COLUMN phone text CHECK (phone ~ '^\+[1-9]( ?[0-9]){6,14}$'),
  ADD COLUMN address jsonb CHECK (jsonb_typeof(address) = 'object');
