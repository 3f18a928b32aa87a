-- Khai khác hồ sơ người dân: what an applicant declared otherwise than the record says. The record changes only when an officer accepts it.
create table people.proposal (
  unit_id int not null,
  id uuid not null,
  person_id uuid not null,
  field text not null check (field in (
    'fullName', 'birth', 'gender', 'nationality', 'ethnicity', 'phone', 'email', 'addressDetail')),
  said jsonb not null,
  -- The dossier in which it was declared.
  dossier_id uuid not null,
  dossier_code text not null,
  said_at timestamptz not null,
  accepted boolean,
  decided_at timestamptz,
  decided_by text,
  reason text check (char_length(reason) <= 300),
  primary key (unit_id, id),
  unique (unit_id, dossier_id, field),
  foreign key (unit_id, person_id) references people.person,
  check (num_nulls(accepted, decided_at, decided_by, reason) in (0, 4))
);
create index proposal_open on people.proposal (unit_id, person_id) where decided_at is null;
select platform.guard('people.proposal', 'select, insert, update');
select platform.own('people.proposal', 'person_id');
