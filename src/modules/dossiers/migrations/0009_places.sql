-- The organisations of a dossier (GOV 1.1): who helped, where it was handed in, where the result waits; the competent authority is
-- the unit itself. A dossier that another commune of the province took in says which one, where, and where its result goes back to.
create table dossiers.place (
  unit_id int not null,
  dossier_id uuid not null,
  support_point uuid,
  receiving_point uuid,
  return_point uuid,
  -- The commune that took it in, in place of our own points: its rows are its own, so its words are kept here.
  from_unit int,
  from_name text,
  received_at_name text,
  return_at_name text,
  primary key (unit_id, dossier_id),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.place');
select platform.own_through('dossiers.place', 'dossiers.dossier', 'dossier_id');
create index place_receiving on dossiers.place (unit_id, receiving_point);

-- Where an officer sits, so that the next intake begins with the same point.
create table dossiers.seat (
  unit_id int not null,
  staff_id uuid not null,
  point_id uuid not null,
  primary key (unit_id, staff_id)
);
select platform.guard('dossiers.seat');
