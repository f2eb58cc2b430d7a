-- What somebody has said of a kind of message by one way counts, whatever their profile says of that way: one word, one row. Where
-- they have said nothing the profile does.
CREATE TABLE choices (
  user_id uuid NOT NULL,
  kind text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  wanted boolean NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (user_id, kind, channel)
);
INSERT INTO choices SELECT user_id, kind, channel, false, since FROM stopped;
DROP TABLE stopped;
