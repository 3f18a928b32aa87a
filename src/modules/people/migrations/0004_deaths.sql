-- Người đã mất, as the death register says: the record stays and takes no more part in anything.
create table people.death (
  unit_id int not null,
  person_id uuid not null,
  -- A day, a month or only a year.
  died_on text not null check (died_on ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
  -- The entry of the register that says so.
  entry_id uuid not null,
  at timestamptz not null,
  by text not null,
  primary key (unit_id, person_id),
  foreign key (unit_id, person_id) references people.person
);
select platform.guard('people.death');
select platform.own('people.death', 'person_id');
