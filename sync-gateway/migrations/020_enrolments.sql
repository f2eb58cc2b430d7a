-- Every enrolment, the first of a device and those after, for the office to see.
create table enrolments (
  enrolment_id uuid primary key,
  device_id uuid not null references devices,
  user_id text not null,
  name text not null,
  build text not null,
  at timestamptz not null,
  -- The device was not known before.
  is_first boolean not null
);
create index enrolments_by_time on enrolments (at desc, enrolment_id desc);
insert into enrolments (enrolment_id, device_id, user_id, name, build, at, is_first)
  select overlay(gen_random_uuid()::text placing '7' from 15)::uuid, device_id, inspector_id, name, build, enrolled_at, true
  from devices;

-- Null while the office has still to approve it, where it wants to. `approved_by` is null where nobody was asked.
alter table devices add column approved_at timestamptz, add column approved_by text;
update devices set approved_at = enrolled_at;

create index quarantined_lines_unapproved on quarantined_lines (device_id, seq)
  where code = 'device.unapproved' and released_at is null and settled_at is null;
