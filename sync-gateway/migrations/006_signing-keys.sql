-- Public halves of the keys devices sign with: each device's own, and one of each person on it. Rows stay when a key is retired:
-- what was sealed before still counts.
create table signing_keys (
  -- SHA-256 of the key (RFC 7638), base64url.
  kid text primary key check (length(kid) = 43),
  device_id uuid not null references devices,
  -- null: the device's own.
  user_id text,
  public_key jsonb not null,
  registered_at timestamptz not null,
  -- Thirty days after the person was last seen with it; of a device's own key nothing is timed.
  valid_until timestamptz check ((user_id is null) = (valid_until is null)),
  retired_at timestamptz,
  retired_why text check (retired_why in ('replaced', 'signed-out', 'revoked')),
  check ((retired_at is null) = (retired_why is null))
);
-- Whoever signs on a device signs with one key.
create unique index signing_keys_live on signing_keys (device_id, coalesce(user_id, '')) where retired_at is null;
