create schema dossiers;
grant usage on schema dossiers to xaso_app;

-- Hồ sơ: what officers list and filter by. What was declared is in dossiers.content, beside it.
create table dossiers.dossier (
  unit_id int not null,
  id uuid not null,
  code text not null,
  procedure_code text not null,
  procedure_name text not null,
  case_code text,
  channel text not null check (channel in ('counter', 'online', 'post')),
  -- An officer filed it online for the citizen: counted honestly, never as the citizen's own (GOV 6 complaint 7).
  assisted boolean not null default false,
  applicant_id uuid not null,
  applicant_name text not null,
  applicant_folded text collate "C" not null,
  applicant_reversed text collate "C" not null,
  state text not null check (state in ('new', 'accepted', 'rejected', 'processing', 'awaiting-supplement',
    'awaiting-payment', 'withdrawn', 'stopped', 'done', 'returned')),
  submitted_at timestamptz not null,
  received_at timestamptz not null,
  due_at timestamptz,
  first_due_at timestamptz,
  paused_at timestamptz check ((paused_at is not null) = (state in ('awaiting-supplement', 'awaiting-payment', 'stopped'))),
  finished_at timestamptz,
  returned_at timestamptz,
  times_supplemented int not null default 0,
  workflow_code text not null,
  workflow_version int not null,
  step int check (step >= 0),
  step_count int not null,
  step_role text,
  step_due_at timestamptz,
  assignee uuid,
  verdict text check (verdict in ('grant', 'refuse')),
  has_result boolean not null default false,
  -- Axes apart from the state (GOV 1.4).
  payment text not null default 'none' check (payment in ('none', 'due', 'paid', 'waived')),
  delivery text not null default 'counter' check (delivery in ('counter', 'post', 'electronic')),
  digitisation text not null default 'none' check (digitisation in ('none', 'partly', 'done')),
  sync text not null default 'local' check (sync in ('local', 'pending', 'sent', 'failed')),
  version int not null default 1,
  primary key (unit_id, id),
  unique (unit_id, code),
  check ((state in ('accepted', 'processing')) <= (step is not null)),
  check ((state in ('done', 'returned')) = (finished_at is not null)),
  check (state not in ('done', 'returned') or verdict is not null)
);
create index dossier_received on dossiers.dossier (unit_id, received_at desc, id desc);
create index dossier_state on dossiers.dossier (unit_id, state, received_at desc, id desc);
create index dossier_procedure on dossiers.dossier (unit_id, procedure_code, state, received_at desc, id desc);
create index dossier_due on dossiers.dossier (unit_id, due_at, id)
  where state in ('new', 'accepted', 'processing', 'awaiting-supplement', 'awaiting-payment', 'stopped');
create index dossier_assignee on dossiers.dossier (unit_id, assignee, due_at, id) where assignee is not null;
create index dossier_role on dossiers.dossier (unit_id, step_role, due_at, id) where step_role is not null;
create index dossier_applicant on dossiers.dossier (unit_id, applicant_id, received_at desc);
create index dossier_name on dossiers.dossier (unit_id, applicant_folded, id);
create index dossier_name_reversed on dossiers.dossier (unit_id, applicant_reversed, id);
select platform.guard('dossiers.dossier', 'select, insert, update');
select platform.own('dossiers.dossier', 'applicant_id');

-- What was declared, and which versions of the law's texts were in force then.
create table dossiers.content (
  unit_id int not null,
  dossier_id uuid not null,
  form_code text not null,
  form_version int not null,
  form jsonb not null,
  summary text not null,
  procedure_version text not null,
  rule jsonb,
  rule_source text,
  primary key (unit_id, dossier_id),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.content', 'select, insert, update');

-- Thành phần hồ sơ: each paper handed in, and its file once it is digitised.
create table dossiers.component (
  unit_id int not null,
  dossier_id uuid not null,
  position int not null,
  name text not null,
  quantity int not null check (quantity between 1 and 999),
  kind text not null check (kind in ('original', 'certified', 'copy', 'electronic')),
  file_id uuid,
  -- 0 none, 1 scanned, 2 reused from an earlier component, 3 reused from an earlier result (GOV 1.4).
  digitised int not null default 0 check (digitised between 0 and 3),
  added_at timestamptz not null default now(),
  primary key (unit_id, dossier_id, position),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.component');

-- Giao – nhận: each stay of the dossier at a step (form 06 is made from these rows, never typed).
create table dossiers.stay (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  step int not null,
  step_code text not null,
  step_name text not null,
  role text not null,
  entered_at timestamptz not null,
  due_at timestamptz,
  left_at timestamptz,
  left_by text,
  direction text check (direction in ('forward', 'back', 'finished', 'stopped')),
  note text,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.stay', 'select, insert, update');

-- Each change of the due date, with its reason.
create table dossiers.due_change (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  at timestamptz not null,
  due_before timestamptz,
  due_after timestamptz,
  reason text not null check (reason in ('accepted', 'supplemented', 'calendar', 'extended', 'resumed')),
  paused_from timestamptz,
  paused_to timestamptz,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.due_change', 'select, insert');

-- Yêu cầu bổ sung: what was asked, and what came.
create table dossiers.supplement (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  asked_at timestamptz not null,
  asked_by text not null,
  missing text not null,
  answered_at timestamptz,
  answer text,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.supplement', 'select, insert, update');

-- Kết quả giải quyết.
create table dossiers.result (
  unit_id int not null,
  dossier_id uuid not null,
  number int not null,
  title text not null,
  document_number text,
  file_id uuid,
  attached_at timestamptz not null,
  attached_by text not null,
  primary key (unit_id, dossier_id, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
select platform.guard('dossiers.result', 'select, insert');

-- Số thứ tự trong ngày of each receiving agency: unique and without gaps, because the row is held until commit.
create table dossiers.day_number (
  unit_id int not null,
  agency_code text not null,
  day date not null,
  last int not null,
  primary key (unit_id, agency_code, day)
);
select platform.guard('dossiers.day_number', 'select, insert, update');

select platform.own_through(child::regclass, 'dossiers.dossier', 'dossier_id')
from unnest(array['dossiers.content', 'dossiers.component', 'dossiers.stay', 'dossiers.due_change',
                  'dossiers.supplement', 'dossiers.result']) child;
