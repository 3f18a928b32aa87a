-- Giấy đã lập: one issued paper about a dossier (forms 01 to 06, practice papers), or one volume of a register (form 07).
-- What was said is kept as data with the version of the form; once pressed, the hash of its bytes too, and the bytes in
-- the file store, so that a reprint is the same paper whatever changed since.
create table dossiers.slip (
  unit_id int not null,
  id uuid not null,
  kind text not null check (kind in ('receipt', 'supplement-request', 'refusal', 'apology', 'stop-notice',
    'control-slip', 'register', 'hand-over-slip', 'result-receipt')),
  dossier_id uuid,
  register_id uuid,
  -- The event it says, once for each; null for what is made from many: the control slip, a register.
  event_id uuid,
  paper text not null,
  year int not null,
  number int check (number > 0),
  -- Issue of a control slip, volume of a register: they share one number.
  part int not null default 1 check (part > 0),
  issued_at timestamptz not null,
  issued_by text not null,
  data jsonb not null,
  frame jsonb,
  sha256 bytea,
  file_id uuid,
  primary key (unit_id, id),
  unique (unit_id, kind, year, number, part),
  unique (unit_id, kind, event_id),
  foreign key (unit_id, dossier_id) references dossiers.dossier,
  check (num_nonnulls(dossier_id, register_id) = 1),
  check (sha256 is null or (frame is not null and file_id is not null))
);
create index slip_dossier on dossiers.slip (unit_id, dossier_id, issued_at);
create index slip_register on dossiers.slip (unit_id, register_id, part) where register_id is not null;
-- What an issued paper says is never changed; only its bytes are added, once.
select platform.guard('dossiers.slip', 'select, insert, update (frame, sha256, file_id)');
-- A citizen sees what is addressed to her about her own dossiers; the office's own papers are not.
create policy own on dossiers.slip as restrictive using (platform.person() is null or (
  kind in ('receipt', 'supplement-request', 'refusal', 'apology', 'stop-notice', 'result-receipt')
  and dossier_id in (select p.id from dossiers.dossier p where p.unit_id = platform.unit())));

-- Last number of a kind and year: unique and without gaps, because the row is held until commit.
create table dossiers.slip_number (
  unit_id int not null,
  kind text not null,
  year int not null,
  last int not null,
  primary key (unit_id, kind, year)
);
select platform.guard('dossiers.slip_number', 'select, insert, update');

-- Sổ theo dõi hồ sơ of a period, made volume by volume.
create table dossiers.register (
  unit_id int not null,
  id uuid not null,
  year int not null,
  number int not null check (number > 0),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  lines int not null,
  made int not null default 0 check (made <= lines),
  volumes int not null default 0,
  -- The line made last; the next volume begins after it.
  after_at timestamptz,
  after_id uuid,
  frame jsonb not null,
  asked_at timestamptz not null,
  asked_by text not null,
  finished_at timestamptz,
  primary key (unit_id, id),
  unique (unit_id, year, number)
);
create index register_asked on dossiers.register (unit_id, asked_at desc, id desc);
select platform.guard('dossiers.register', 'select, insert, update');
create policy own on dossiers.register as restrictive using (platform.person() is null);
alter table dossiers.slip add foreign key (unit_id, register_id) references dossiers.register;
