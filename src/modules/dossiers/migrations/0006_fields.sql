-- Which department settles a field (lĩnh vực) of procedures; a field without one is everybody's.
create table dossiers.field_department (
  unit_id int not null,
  field text not null check (field <> ''),
  department_id uuid not null,
  primary key (unit_id, field),
  foreign key (unit_id, department_id) references units.department
);
select platform.guard('dossiers.field_department');
