create schema vault;
grant usage on schema vault to xaso_app;

-- Kho dữ liệu điện tử của tổ chức, cá nhân (NĐ 45/2020 Điều 16): what a person once handed in and was digitised, and what
-- they were given. A row points at the file of the dossier it came from; the content is never copied.
create table vault.paper (
  unit_id int not null,
  id uuid not null,
  person_id uuid not null,
  origin text not null check (origin in ('component', 'result')),
  dossier_id uuid not null,
  dossier_code text not null,
  procedure_name text not null,
  -- Which component or result of that dossier.
  number int not null,
  name text not null,
  form text not null check (form in ('original', 'certified', 'copy', 'electronic')),
  document_number text,
  file_id uuid not null,
  sha256 bytea not null,
  given_at timestamptz not null,
  given_by text not null,
  -- Known for results and where an officer wrote it down; else the paper counts from the day it was handed in.
  issued_on date,
  hidden_at timestamptz,
  primary key (unit_id, id),
  unique (unit_id, dossier_id, origin, number),
  foreign key (unit_id, file_id) references platform.file
);
create index paper_person on vault.paper (unit_id, person_id, given_at desc, id desc);
select platform.guard('vault.paper', 'select, insert, update');
select platform.own('vault.paper', 'person_id');

-- Dùng lại: each dossier in which a stored paper stands in for one that need not be handed in again.
create table vault.use (
  unit_id int not null,
  paper_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  at timestamptz not null,
  by text not null,
  primary key (unit_id, paper_id, dossier_id),
  foreign key (unit_id, paper_id) references vault.paper
);
create index use_dossier on vault.use (unit_id, dossier_id);
select platform.guard('vault.use', 'select, insert');
select platform.own_through('vault.use', 'vault.paper', 'paper_id');

-- Loại giấy tờ: what a commune changed of the list that the program comes with, or added to it.
create table vault.kind (
  unit_id int not null,
  code text not null check (code ~ '^[a-z0-9-]{2,40}$'),
  name text not null check (char_length(name) between 1 and 200),
  synonyms text[] not null,
  days int check (days between 1 and 36500),
  reusable boolean not null,
  source text not null check (char_length(source) between 1 and 500),
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (unit_id, code)
);
select platform.guard('vault.kind', 'select, insert, update');

-- Bringing in what was digitised before the store existed: how far it has come.
create table vault.filling (
  unit_id int not null primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  dossiers int not null default 0,
  papers int not null default 0
);
select platform.guard('vault.filling', 'select, insert, update');
