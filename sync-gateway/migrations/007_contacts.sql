-- When each profile spoke and how far it had come, as [head, milliseconds]: only what says something of lines still to come.
alter table device_epochs add column contacts jsonb not null default '[]';

-- Since when the account is there; null while its owner has not been asked again.
alter table actors add column since timestamptz;
