-- Người nhận kết quả thay: whom the applicant sends to fetch the paper; the newest entry counts, an empty name takes it back.
create table dossiers.pickup (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  full_name text not null,
  id_number text not null,
  said_at timestamptz not null,
  said_by text not null,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier,
  check ((full_name = '') = (id_number = ''))
);
select platform.guard('dossiers.pickup', 'select, insert');
select platform.own_through('dossiers.pickup', 'dossiers.dossier', 'dossier_id');
