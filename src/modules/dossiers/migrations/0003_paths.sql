-- Every lawful path of a dossier (GOV 1.3 to 1.6): stop and resume, financial duty, extension, consent by silence,
-- verification by another agency, linked procedures, proxy, visit; and what the procedure says about them.
alter table dossiers.dossier
  -- Khi nào có quyết định: from here on it can be neither withdrawn nor stopped (NĐ 118 Đ21).
  add column decided_at timestamptz,
  add column silence_consents boolean not null default false,
  add column open_tracks int not null default 0 check (open_tracks >= 0);
create index dossier_silence on dossiers.dossier (unit_id, due_at, id)
  where silence_consents and state in ('accepted', 'processing');

-- What the procedure allowed when the dossier came in; null for dossiers from before: the ordinary rules.
alter table dossiers.content add column handling jsonb;

alter table dossiers.supplement
  add column answer_by timestamptz,
  add column lapsed_at timestamptz,
  add check (answered_at is null or lapsed_at is null);
create index supplement_waiting on dossiers.supplement (unit_id, answer_by, dossier_id, number)
  where answered_at is null and lapsed_at is null and answer_by is not null;

alter table dossiers.due_change
  drop constraint due_change_reason_check,
  add constraint due_change_reason_check check (reason in
    ('accepted', 'supplemented', 'calendar', 'extended', 'resumed', 'settled', 'verification'));

-- Quy định xử lý: what this commune has set for a procedure ('' for all others), from a day on, with its ground.
create table dossiers.handling (
  unit_id int not null,
  procedure_code text not null,
  number int not null,
  effective_from date not null,
  allowed jsonb not null,
  citation text not null check (citation <> ''),
  set_by text not null,
  set_by_name text not null,
  set_at timestamptz not null,
  primary key (unit_id, procedure_code, number)
);
select platform.guard('dossiers.handling', 'select, insert');

-- Nghĩa vụ tài chính.
create table dossiers.duty (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  asked_at timestamptz not null,
  asked_by text not null,
  amount bigint not null check (amount > 0),
  what text not null,
  settled_at timestamptz,
  settled_by text,
  how text check (how in ('paid', 'waived', 'void')),
  note text,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier,
  check ((settled_at is null) = (how is null))
);
create unique index duty_open on dossiers.duty (unit_id, dossier_id) where settled_at is null;
select platform.guard('dossiers.duty', 'select, insert, update');

-- Xin lỗi và gia hạn (form 04). The key is what makes it at most one for each dossier.
create table dossiers.extension (
  unit_id int not null,
  dossier_id uuid not null,
  drafted_at timestamptz not null,
  drafted_by text not null,
  reason text not null,
  days int not null check (days between 1 and 250),
  due_before timestamptz not null,
  due_after timestamptz not null check (due_after > due_before),
  signed_at timestamptz,
  signed_by text,
  -- Signed after the due date: an apology with a new date, but the dossier stays late.
  late boolean not null default false,
  primary key (unit_id, dossier_id),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.extension', 'select, insert, update');

-- Xác minh: a question to another agency.
create table dossiers.verification (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  agency text not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  limit_at timestamptz not null,
  pauses boolean not null,
  silence_consents boolean not null,
  answered_at timestamptz,
  answered_by text,
  answer text,
  consented_at timestamptz,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier,
  check (answered_at is null or consented_at is null)
);
create index verification_silent on dossiers.verification (unit_id, limit_at, dossier_id, number)
  where silence_consents and answered_at is null and consented_at is null;
select platform.guard('dossiers.verification', 'select, insert, update');

-- Liên thông: one submission, several procedures, each with its agency, state and date.
create table dossiers.track (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  procedure_code text not null,
  name text not null,
  agency text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'done', 'refused')),
  changed_at timestamptz not null,
  result text,
  note text,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.track', 'select, insert, update');

-- Người nộp thay, with the power of attorney.
create table dossiers.proxy (
  unit_id int not null,
  dossier_id uuid not null,
  full_name text not null,
  id_number text not null,
  phone text,
  document_number text not null,
  document_date date not null,
  document_place text not null,
  primary key (unit_id, dossier_id),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.proxy', 'select, insert');

-- Đăng ký lưu động: where and when the officers come.
create table dossiers.visit (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  place text not null,
  at timestamptz not null,
  note text,
  planned_at timestamptz not null,
  planned_by text not null,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.visit', 'select, insert');

select platform.own_through(child::regclass, 'dossiers.dossier', 'dossier_id')
from unnest(array['dossiers.duty', 'dossiers.extension', 'dossiers.verification', 'dossiers.track',
                  'dossiers.proxy', 'dossiers.visit']) child;
