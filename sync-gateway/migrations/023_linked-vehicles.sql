-- Of which car each completed test was, and which tests are of one car in the word of people: the history of a car follows both.
create table tested_vehicles (
  inspection_id uuid primary key,
  -- As in vehicle_history. Of a car that people alone link: inspection:<id>.
  key text not null
);
insert into tested_vehicles (inspection_id, key) select distinct on (inspection_id) inspection_id, vin from vehicle_history;
create index tested_vehicles_by_key on tested_vehicles (key);

create table vehicle_links (
  inspection_id uuid not null,
  earlier_id uuid not null,
  primary key (inspection_id, earlier_id)
);
create index vehicle_links_to on vehicle_links (earlier_id);
