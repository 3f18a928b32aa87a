-- Tiếp nhận phi địa giới hành chính (GOV 1.1): a commune takes a dossier in that another commune of the same province settles.
-- A transfer is the only row that two communes share; each keeps its own dossiers, people, files and audit trail.
create schema transfers;
grant usage on schema transfers to xaso_app;

create table transfers.transfer (
  -- Who took it in.
  unit_id int not null,
  id uuid not null,
  -- Cơ quan có thẩm quyền: who settles it.
  to_unit int not null check (to_unit <> unit_id),
  -- Given at the first receipt; the dossier carries it to the end.
  code text not null,
  procedure_code text not null,
  procedure_name text not null,
  -- The applicant's record in the commune that took it in.
  applicant_id uuid not null,
  applicant_name text not null,
  state text not null check (state in (
    'sent', 'refused', 'recalled', 'closed', 'received', 'settled', 'result-sent', 'result-arrived', 'handed-over')),
  delivery text not null check (delivery in ('counter', 'post', 'electronic')),
  received_at timestamptz not null,
  received_by text not null,
  received_at_name text not null,
  return_at_name text not null,
  -- What the receipt promised.
  promised_at timestamptz,
  sent_at timestamptz not null,
  -- When it was last moved; lists go by it.
  moved_at timestamptz not null,
  arrived_at timestamptz,
  reason text,
  -- The dossier of the commune that settles it, and how it stands there.
  dossier_id uuid,
  dossier_state text,
  due_at timestamptz,
  finished_at timestamptz,
  -- What that commune asks of the applicant now.
  asked text,
  result jsonb,
  handed_to text,
  handed_over_at timestamptz,
  version int not null default 1,
  primary key (unit_id, id),
  unique (unit_id, code)
);
create index transfer_out on transfers.transfer (unit_id, state, moved_at, id);
create index transfer_in on transfers.transfer (to_unit, state, moved_at, id);
create index transfer_dossier on transfers.transfer (to_unit, dossier_id);
create index transfer_applicant on transfers.transfer (unit_id, applicant_id, received_at);

-- What was declared and handed in, as it goes along: application, papers, who stood in, and the hashes of the files.
create table transfers.content (
  unit_id int not null,
  transfer_id uuid not null,
  to_unit int not null,
  intake jsonb not null,
  files jsonb not null,
  primary key (unit_id, transfer_id),
  foreign key (unit_id, transfer_id) references transfers.transfer
);

-- Both communes see and move the row; only the one that takes in may make it or send it elsewhere.
do $$
declare shared regclass;
begin
  foreach shared in array array['transfers.transfer', 'transfers.content']::regclass[] loop
    execute format('alter table %s enable row level security', shared);
    execute format('create policy seen on %s for select using (platform.unit() in (unit_id, to_unit))', shared);
    execute format('create policy made on %s for insert with check (unit_id = platform.unit())', shared);
    execute format('create policy moved on %s for update using (platform.unit() in (unit_id, to_unit))
      with check (platform.unit() in (unit_id, to_unit))', shared);
  end loop;
end $$;
grant select, insert, update (to_unit, state, sent_at, moved_at, arrived_at, reason, dossier_id, dossier_state, due_at, finished_at,
  asked, result, handed_to, handed_over_at, promised_at, version) on transfers.transfer to xaso_app;
grant select, insert, update (to_unit) on transfers.content to xaso_app;
select platform.own('transfers.transfer', 'applicant_id');
create policy no_citizen on transfers.content as restrictive using (platform.person() is null);

-- Papers of a transfer: receipt, hand-over slips both ways, result receipt; each commune keeps the ones it issued.
create table transfers.slip (
  unit_id int not null,
  id uuid not null,
  transfer_id uuid not null,
  kind text not null check (kind in ('receipt', 'hand-over-slip', 'result-receipt', 'refusal')),
  paper text not null,
  number int,
  issued_at timestamptz not null,
  issued_by text not null,
  data jsonb not null,
  frame jsonb,
  sha256 bytea,
  file_id uuid,
  primary key (unit_id, id)
);
create index slip_transfer on transfers.slip (unit_id, transfer_id);
select platform.guard('transfers.slip', 'select, insert, update');

-- Events of the other commune that this one has noted, so that hearing twice notes once.
create table transfers.heard (
  unit_id int not null,
  event_id uuid not null,
  primary key (unit_id, event_id)
);
select platform.guard('transfers.heard', 'select, insert');

-- Từ khi nào tính thời hạn: dated, with its ground; what a commune says of its own clock is public, like its name.
create table transfers.clock_rule (
  unit_id int not null,
  id uuid not null,
  from_on date not null,
  clock text not null check (clock in ('first-receipt', 'arrival')),
  ground text not null,
  set_at timestamptz not null,
  set_by text not null,
  primary key (unit_id, id)
);
create index clock_rule_from on transfers.clock_rule (unit_id, from_on, id);

-- Thủ tục không tiếp nhận phi địa giới: procedures that only the commune itself may take in, each with its ground.
create table transfers.exclusion (
  unit_id int not null,
  procedure_code text not null,
  ground text not null,
  set_at timestamptz not null,
  set_by text not null,
  primary key (unit_id, procedure_code)
);

do $$
declare said regclass;
begin
  foreach said in array array['transfers.clock_rule', 'transfers.exclusion']::regclass[] loop
    execute format('alter table %s enable row level security', said);
    execute format('create policy said on %s for select using (true)', said);
    execute format('create policy own_word on %s for all using (unit_id = platform.unit()) with check (unit_id = platform.unit())', said);
  end loop;
end $$;
grant select, insert on transfers.clock_rule to xaso_app;
grant select, insert, update, delete on transfers.exclusion to xaso_app;
