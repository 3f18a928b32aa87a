-- Online applications that are not filed yet: what a citizen typed and uploaded, until they submit it or give it up.
create schema drafts;
grant usage on schema drafts to xaso_app;

create table drafts.draft (
  unit_id int not null references units.unit,
  id uuid not null,
  person_id uuid not null,
  procedure_code text not null,
  form_code text not null,
  form_version int not null,
  case_code text,
  -- Field name → text, as typed: also what is not valid yet.
  filled jsonb not null check (jsonb_typeof(filled) = 'object'),
  step text not null default 'form' check (step in ('form', 'papers', 'review')),
  version int not null default 1,
  -- The open page that wrote last, and whether its reader has gone on since: another page may not write over it unseen.
  page uuid,
  page_left boolean not null default false,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  dossier_code text,
  primary key (unit_id, id),
  check ((submitted_at is null) = (dossier_code is null))
);
create index draft_person on drafts.draft (unit_id, person_id, saved_at desc, id);
create index draft_open on drafts.draft (unit_id, saved_at) where dossier_code is null;
select platform.guard('drafts.draft');
select platform.own('drafts.draft', 'person_id');

-- An uploaded file and the paper of the application that it shows.
create table drafts.paper (
  unit_id int not null,
  draft_id uuid not null,
  file_id uuid not null,
  component text not null,
  added_at timestamptz not null,
  primary key (unit_id, draft_id, file_id),
  foreign key (unit_id, draft_id) references drafts.draft on delete cascade,
  foreign key (unit_id, file_id) references platform.file
);
create index paper_file on drafts.paper (unit_id, file_id);
select platform.guard('drafts.paper', 'select, insert, delete');
select platform.own_through('drafts.paper', 'drafts.draft', 'draft_id');
