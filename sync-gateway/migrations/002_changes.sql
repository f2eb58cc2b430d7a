-- What devices must learn. One row per (entity, id, audience): a newer fact replaces the older one under a new position.

-- The row lock on this single row orders positions by commit: a reader never sees position n before n - 1 is decided.
create table feed_head (
  single boolean primary key default true check (single),
  position bigint not null,
  -- Changes when the database is another one than before, so that cursors of its former life are refused.
  generation text not null,
  database_identity text not null
);

create table feed (
  entity text not null,
  id text not null,
  -- An inspector's user id, or * for everyone.
  audience text not null,
  position bigint not null unique,
  -- null: the device deletes what it had under this key.
  value jsonb,
  -- When the fact became true, where an older fact must not replace a newer one.
  at timestamptz,
  on_date date,
  vin text,
  origin_device uuid,
  primary key (entity, id, audience)
);
create index feed_by_audience on feed (audience, position);
create index feed_by_date on feed (audience, on_date) where on_date is not null;
create index feed_by_vin on feed (vin) where vin is not null;

-- Who works on an inspection, from which device.
create table claims (
  inspection_id uuid not null,
  inspector_id text not null,
  device_id uuid not null,
  claimed_at timestamptz not null,
  primary key (inspection_id, inspector_id, device_id)
);

-- The last completed test of a vehicle, as an inspector needs it before the next one.
create table vehicle_history (
  vin text primary key,
  inspection_id uuid not null,
  tested_at timestamptz not null,
  value jsonb not null
);
