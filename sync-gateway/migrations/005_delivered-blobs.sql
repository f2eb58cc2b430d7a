-- What bytes are, judged when the last one was in; null for those from before. Rubbish has a row and no bytes: it is judged once,
-- and stored_at is when.
alter table blobs add column content jsonb;

-- Bytes count for whoever sent them all: naming a hash proves nothing.
alter table blob_refs add column delivered_at timestamptz;

-- Of what came before, the sender is known where only one device ever named it. Others send theirs when they name it again.
update blob_refs set delivered_at = stored_at from blobs
where blobs.sha256 = blob_refs.sha256 and stored_at is not null
  and not exists (select from blob_refs as other where other.sha256 = blob_refs.sha256 and other.device_id <> blob_refs.device_id);

-- An inspection waits for the bytes of the devices whose lines name them, each for its own.
alter table inspection_blobs drop constraint inspection_blobs_pkey, add column device_id uuid;
insert into inspection_blobs (inspection_id, sha256, announced_at, device_id)
  select distinct named.inspection_id, named.sha256, named.announced_at, lines.device_id
  from inspection_blobs as named
  join lines on lines.inspection_id = named.inspection_id
  join blob_refs on blob_refs.sha256 = named.sha256 and blob_refs.device_id = lines.device_id;
delete from inspection_blobs where device_id is null;
alter table inspection_blobs add primary key (inspection_id, sha256, device_id);
