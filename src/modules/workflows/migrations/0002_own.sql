-- Quy trình riêng của xã: drafted, published in versions, and chosen for procedures. A code ends in the unit's number, so
-- that a pinned code@version means one workflow in the whole installation.
create table workflows.own (
  unit_id int not null,
  code text not null check (code ~ ('^[a-z0-9][a-z0-9-]{0,59}\.' || unit_id || '$')),
  id uuid not null,
  -- What is being edited; null when the newest published version is all there is.
  draft jsonb check (jsonb_typeof(draft) = 'object'),
  -- Grows with every change: a form that was opened on an older one is refused.
  version int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (unit_id, code)
);
select platform.guard('workflows.own');

-- Never changed after: dossiers pin code and version.
create table workflows.published (
  unit_id int not null,
  code text not null,
  version int not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  effective_from date not null,
  note text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (unit_id, code, version),
  foreign key (unit_id, code) references workflows.own
);
select platform.guard('workflows.published', 'select, insert');

-- Which workflow new dossiers take: '*' with 'usual' or 'same-day' for the whole unit, a procedure with '' for all its cases.
create table workflows.choice (
  unit_id int not null,
  procedure_code text not null check (procedure_code ~ '^(\*|\d\.\d{6})$'),
  case_code text not null check (procedure_code <> '*' or case_code in ('usual', 'same-day')),
  workflow_code text not null,
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (unit_id, procedure_code, case_code)
);
select platform.guard('workflows.choice');

-- Changes whenever a version is published or a choice made: copies in memory know their age by it.
create table workflows.revision (
  unit_id int primary key,
  stamp uuid not null
);
select platform.guard('workflows.revision', 'select, insert, update');
