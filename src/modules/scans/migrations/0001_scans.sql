create schema scans;
grant usage on schema scans to xaso_app;

-- Số hóa hàng loạt: one scan of many dossiers' papers, split by separator sheets. It is the uploader's until it is filed.
create table scans.batch (
  unit_id int not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  state text not null check (state in ('reading', 'ready', 'filing', 'filed', 'failed', 'cancelled')),
  -- Why it could not be read.
  fault text,
  pages int,
  read_pages int not null default 0,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  ended_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, file_id) references platform.file,
  check ((state = 'failed') = (fault is not null))
);
create index batch_mine on scans.batch (unit_id, uploaded_by, uploaded_at desc);
select platform.guard('scans.batch', 'select, insert, update');

-- A run of pages between two separators, and what is to be done with it.
create table scans.part (
  unit_id int not null,
  batch_id uuid not null,
  -- The separator's page, or the first page where there is none before it.
  start_page int not null,
  separator text not null check (separator in ('none', 'read', 'unreadable', 'by-hand')),
  first_page int not null,
  last_page int not null,
  choice text not null check (choice in ('open', 'file', 'skip')),
  -- Why the separator's words do not say where it goes.
  doubt text check (doubt in ('no-separator', 'unreadable', 'two-codes', 'no-dossier', 'no-paper')),
  dossier_code text,
  position int,
  paper_name text,
  filed_at timestamptz,
  refused text,
  primary key (unit_id, batch_id, start_page),
  foreign key (unit_id, batch_id) references scans.batch,
  check ((choice = 'file') <= (dossier_code is not null and position is not null))
);
select platform.guard('scans.part');
