-- Phối hợp song song: who was asked at a stay beside the step's own role, and what they answered. A request is open until it
-- is answered or the dossier leaves the step.
create table dossiers.coordination (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  step_code text not null,
  step_name text not null,
  -- Whether the lead may go on before this is answered.
  awaited boolean not null,
  role text not null,
  department text,
  task text not null,
  asked_at timestamptz not null,
  due_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  opinion text check (opinion in ('agree', 'disagree')),
  answer text,
  closed_at timestamptz,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier,
  check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (opinion is null))
);
create index coordination_open on dossiers.coordination (unit_id, role, asked_at, dossier_id, number)
  where answered_at is null and closed_at is null;
select platform.guard('dossiers.coordination', 'select, insert, update');
-- What officers ask each other is no part of the applicant's own file.
create policy own on dossiers.coordination as restrictive using (platform.person() is null);
