-- Devices, what they have delivered, and what is still owed. Everything here is the truth of the intake; nothing is derived
-- from a cache.

create table devices (
  device_id uuid primary key,
  inspector_id text not null,
  name text not null,
  -- SHA-256 of a 256-bit random credential; the credential itself is shown once and never stored.
  credential_hash bytea not null unique,
  build text not null,
  enrolled_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  last_contact_at timestamptz,
  epoch uuid,
  pending jsonb,
  clock_offset_ms bigint,
  archived bigint not null default 0
);

-- One row per profile of the device, known by the epoch in its batch headers.
create table device_epochs (
  device_id uuid not null references devices,
  epoch uuid not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  head bigint not null default 0,
  reported_head bigint not null default 0,
  -- Sequence numbers delivered under this header epoch.
  received int8multirange not null default '{}',
  -- Lowest sequence number of this epoch that two different events use.
  forked_at bigint,
  owed_since timestamptz,
  primary key (device_id, epoch)
);

-- Who has signed in on which device.
create table device_actors (
  device_id uuid not null references devices,
  user_id text not null,
  first_signed_in_at timestamptz not null,
  primary key (device_id, user_id)
);

-- Last known state of the people who record lines; the users service is the owner.
create table actors (
  user_id text primary key,
  role text not null,
  disabled_at timestamptz,
  checked_at timestamptz not null
);

create table device_alarms (
  alarm_id uuid primary key,
  device_id uuid not null references devices,
  kind text not null,
  detail jsonb not null,
  raised_at timestamptz not null,
  resolved_at timestamptz
);
create index device_alarms_open on device_alarms (device_id) where resolved_at is null;

-- No foreign key: the device's row is locked by every transaction that writes here, and 500 checks a batch are not free.
create table lines (
  event_id uuid primary key,
  device_id uuid not null,
  epoch uuid not null,
  seq bigint not null,
  inspection_id uuid not null,
  line text not null,
  line_hash bytea not null,
  -- Its (epoch, seq) belongs to another event: a copied profile wrote it.
  forked boolean not null default false,
  received_at timestamptz not null
);
create unique index lines_slot on lines (device_id, seq, epoch) where not forked;
create index lines_forked on lines (device_id, seq) where forked;
create index lines_by_inspection on lines (inspection_id);

-- Other bytes under an event id that is taken: both are kept, a person decides.
create table line_conflicts (
  event_id uuid not null,
  line_hash bytea not null,
  device_id uuid not null references devices,
  epoch uuid not null,
  seq bigint not null,
  inspection_id uuid not null,
  line text not null,
  received_at timestamptz not null,
  primary key (event_id, line_hash)
);
create index line_conflicts_by_time on line_conflicts (received_at, event_id);
create index line_conflicts_by_device on line_conflicts (device_id, seq);

create table quarantined_lines (
  quarantine_id uuid primary key,
  device_id uuid not null references devices,
  -- From the line itself or its place in the header; 0 when nobody knows (an unreadable line of an imported copy).
  seq bigint not null,
  raw bytea not null,
  raw_hash bytea not null,
  event_id uuid,
  inspection_id uuid,
  actor_id text,
  code text not null,
  field text,
  detail text not null,
  received_at timestamptz not null,
  released_at timestamptz,
  unique (device_id, raw_hash, seq)
);
create index quarantined_lines_open on quarantined_lines (received_at, quarantine_id) where released_at is null;
create index quarantined_lines_of_device on quarantined_lines (device_id, seq) where released_at is null;

-- A row appears when a hash is first named; stored_at when its bytes are verified and durable.
create table blobs (
  sha256 text primary key,
  bytes integer,
  stored_at timestamptz
);

create index blobs_owed on blobs (sha256) where stored_at is null;

create table blob_refs (
  device_id uuid not null references devices,
  sha256 text not null references blobs,
  named_at timestamptz not null,
  primary key (device_id, sha256)
);
create index blob_refs_by_hash on blob_refs (sha256);

create table inspection_blobs (
  inspection_id uuid not null,
  sha256 text not null references blobs,
  announced_at timestamptz,
  primary key (inspection_id, sha256)
);
create index inspection_blobs_by_hash on inspection_blobs (sha256);

-- Whether the office is done with an inspection, and the backups that decide what devices may delete.
create table inspections (
  inspection_id uuid primary key,
  closed_at timestamptz,
  -- Of the latest word on it: an older one that arrives later changes nothing.
  decided_at timestamptz not null
);

create table backups (
  started_at timestamptz primary key,
  completed_at timestamptz not null
);
