-- Saved copies that nobody has signed: who imported which, and why. Two people make one count.
create table unsigned_copies (
  device_id uuid not null references devices,
  -- SHA-256 of the encrypted bytes.
  copy_hash bytea not null check (octet_length(copy_hash) = 32),
  imported_by text not null,
  reason text not null check (reason <> ''),
  imported_at timestamptz not null,
  primary key (device_id, copy_hash, imported_by)
);
-- Of a line out of one: who may not let it count alone.
alter table quarantined_lines add column imported_by text;
