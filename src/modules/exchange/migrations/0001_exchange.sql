create schema exchange;
grant usage on schema exchange to xaso_app;

-- Hồ sơ theo dõi từ hệ thống khác: a dossier whose system of record is not ours (GOV, "decisive" 1 and 3). It is a table of its
-- own, so that nothing of our own workflow can ever touch its state.
create table exchange.mirror (
  unit_id int not null,
  id uuid not null,
  system text not null check (system in ('national-portal', 'police', 'province', 'ministry')),
  -- As the other system writes it.
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9./_-]{2,79}$'),
  code_key text collate "C" not null generated always as (upper(code collate "C")) stored,
  procedure_code text not null,
  procedure_name text not null,
  applicant_name text not null,
  applicant_folded text collate "C" not null,
  state text not null check (state in ('new', 'accepted', 'rejected', 'processing', 'awaiting-supplement',
    'awaiting-payment', 'withdrawn', 'stopped', 'done', 'returned')),
  submitted_at timestamptz,
  received_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  -- The moment at which the other system said so; what is not newer changes nothing.
  as_of timestamptz not null,
  synced_at timestamptz not null,
  source text not null check (source in ('file', 'hand')),
  primary key (unit_id, id),
  -- One system is authoritative for a state at a time.
  unique (unit_id, code_key)
);
create index mirror_newest on exchange.mirror (unit_id, id desc);
create index mirror_state on exchange.mirror (unit_id, state, id desc);
create index mirror_system on exchange.mirror (unit_id, system, id desc);
create index mirror_name on exchange.mirror (unit_id, applicant_folded, id);
select platform.guard('exchange.mirror', 'select, insert, update');

-- Một lần nhập tệp: looked through first, taken in when an officer says so.
create table exchange.import (
  unit_id int not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  file_size bigint not null,
  sha256 bytea not null,
  system text not null check (system in ('national-portal', 'police', 'province', 'ministry')),
  -- When the other system gave the file; holds for rows that say no time of their own.
  taken_at timestamptz not null,
  state text not null check (state in ('checking', 'refused', 'checked', 'applying', 'applied', 'cancelled')),
  read_bytes bigint not null default 0,
  rows int not null default 0,
  faults int not null default 0,
  -- Before it is taken in: what it would do. After: what it did.
  fresh int not null default 0,
  changed int not null default 0,
  same int not null default 0,
  older int not null default 0,
  -- Up to which row it has been taken in.
  done_row int not null default 0,
  refusal_vi text,
  refusal_en text,
  ignored_columns text[] not null default '{}',
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (unit_id, id)
);
create index import_newest on exchange.import (unit_id, id desc);
create index import_sha on exchange.import (unit_id, sha256);
select platform.guard('exchange.import', 'select, insert, update');

-- Rows that were read and are right, until they are taken in or given up.
create table exchange.import_row (
  unit_id int not null,
  import_id uuid not null,
  row int not null,
  id uuid not null,
  code text not null,
  code_key text collate "C" not null generated always as (upper(code collate "C")) stored,
  procedure_code text not null,
  procedure_name text not null,
  applicant_name text not null,
  applicant_folded text not null,
  state text not null,
  submitted_at timestamptz,
  received_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  as_of timestamptz not null,
  primary key (unit_id, import_id, row)
);
select platform.guard('exchange.import_row');

-- What is wrong, by row and column; the first thousand are kept, all are counted.
create table exchange.import_fault (
  unit_id int not null,
  import_id uuid not null,
  number int not null,
  row int not null,
  column_name text not null,
  typed text not null,
  vi text not null,
  en text not null,
  primary key (unit_id, import_id, number)
);
select platform.guard('exchange.import_fault');

-- Kết nối trục liên thông của tỉnh: off until an administrator switches it on.
create table exchange.connection (
  unit_id int primary key,
  is_on boolean not null,
  address text not null,
  -- Sealed with a key that is not in the database; never shown again.
  token bytea not null,
  changed_at timestamptz not null,
  -- The axis does not answer: how often in a row, and when it is asked again.
  failures int not null default 0,
  next_try_at timestamptz,
  last_failure text,
  last_answer_at timestamptz,
  -- One process sends at a time.
  sending_until timestamptz
);
select platform.guard('exchange.connection', 'select, insert, update');

-- Hộp gửi: what the axis must be told of a dossier. Personal data is not repeated here: it is read when the message leaves.
create table exchange.message (
  unit_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  -- The event that it tells of; the order of a dossier's events is the order of its messages.
  event_id uuid not null,
  kind text not null check (kind in ('sync', 'progress')),
  event_name text not null,
  state text not null,
  actor text not null,
  happened_at timestamptz not null,
  detail text not null,
  status text not null default 'waiting' check (status in ('waiting', 'failed', 'sent')),
  attempts int not null default 0,
  reply_code text,
  reason text,
  made_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  primary key (unit_id, id)
);
create unique index message_once on exchange.message (unit_id, dossier_id, event_id, kind desc);
create index message_waiting on exchange.message (unit_id, event_id, kind desc) where status = 'waiting';
create index message_failed on exchange.message (unit_id, dossier_id) where status = 'failed';
create index message_status on exchange.message (unit_id, status, id desc);
select platform.guard('exchange.message', 'select, insert, update');
