create schema procedures;
grant usage on schema procedures to xaso_app;

-- Danh mục thủ tục hành chính. The catalogue is the same for every commune (the ministries and the province keep it), so it is
-- one reference table that only set-up writes; what a commune adds or confirms is its own, below.
create table procedures.import (
  number int generated always as identity primary key,
  stamp uuid not null default gen_random_uuid(),
  at timestamptz not null default now(),
  seen_on date not null,
  content_hash text not null,
  added int not null,
  changed int not null,
  ended int not null
);
select platform.share('procedures.import');

-- One version of one procedure; never changed after it is written, but for the day on which the next one takes over.
create table procedures.procedure_version (
  id uuid primary key,
  code text not null check (code ~ '^\d\.\d{6}$'),
  number int not null check (number > 0),
  name text not null,
  field text not null,
  content jsonb not null,
  import_number int not null references procedures.import (number),
  imported_at timestamptz not null default now(),
  -- Empty: in force since before we first saw it.
  effective_from date,
  effective_to date,
  unique (code, number),
  -- A version replaced on the day it began was in force on no day.
  check (effective_to is null or effective_from is null or effective_to >= effective_from - 1)
);
create unique index procedure_version_open on procedures.procedure_version (code) where effective_to is null;
select platform.share('procedures.procedure_version');

-- What a commune says about a procedure. Empty values mean: as the catalogue has it.
create table procedures.setting (
  unit_id int not null,
  code text not null,
  filed text check (filed in ('here', 'national-portal')),
  online boolean,
  hidden boolean not null default false,
  counter text not null default '',
  local_name text not null default '',
  note text not null default '',
  note_en text not null default '',
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (unit_id, code)
);
select platform.guard('procedures.setting');

-- A time limit or fee that the commune has confirmed or corrected. Nothing is overwritten: the newest in force holds, and one
-- without a value takes the earlier ones back.
create table procedures.confirmation (
  unit_id int not null,
  id uuid not null,
  code text not null,
  what text not null check (what in ('time', 'fee')),
  case_code text not null default '',
  channel text check (channel in ('counter', 'online', 'post')),
  rule jsonb,
  fee jsonb,
  citation text not null check (citation <> ''),
  effective_from date not null,
  confirmed_by text not null,
  confirmed_name text not null,
  confirmed_at timestamptz not null,
  primary key (unit_id, id),
  check (what = 'time' or rule is null),
  check (what = 'fee' or fee is null)
);
create index confirmation_code on procedures.confirmation (unit_id, code);
select platform.guard('procedures.confirmation', 'select, insert');

-- Sự kiện trong đời, as a commune has changed or added them; the others come with the program.
create table procedures.life_event (
  unit_id int not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position int not null,
  tile boolean not null,
  title text not null check (title <> ''),
  title_en text not null,
  phrases text[] not null,
  codes text[] not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (unit_id, slug)
);
select platform.guard('procedures.life_event');

-- Renewed with every change of a commune's own part, in the same transaction: tells other processes to read it again.
create table procedures.revision (
  unit_id int primary key,
  stamp uuid not null
);
select platform.guard('procedures.revision');
