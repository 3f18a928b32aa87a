create schema figures;
grant usage on schema figures to xaso_app;

-- How each dossier is counted now: what the lists behind the figures read, and what a change is measured against.
-- Its columns are those of dossiers.standing, in the same order.
create table figures.counted (
  unit_id int not null,
  dossier_id uuid not null,
  procedure_code text not null,
  channel text not null,
  assisted boolean not null,
  officer uuid not null,
  received_on date,
  due_on date,
  finished_on date,
  standing text not null check (standing in ('waiting', 'refused', 'withdrawn', 'running', 'paused', 'no-limit', 'early',
    'on-time', 'late')),
  digitised boolean not null,
  reused boolean not null,
  e_result boolean not null,
  primary key (unit_id, dossier_id)
);
create index counted_received on figures.counted (unit_id, received_on desc, dossier_id desc) where received_on is not null;
create index counted_finished on figures.counted (unit_id, finished_on desc, dossier_id desc) where finished_on is not null;
create index counted_late on figures.counted (unit_id, finished_on desc, dossier_id desc) where standing = 'late';
create index counted_withdrawn on figures.counted (unit_id, received_on desc, dossier_id desc) where standing = 'withdrawn';
create index counted_reused on figures.counted (unit_id, received_on desc, dossier_id desc) where reused;
create index counted_open on figures.counted (unit_id, (coalesce(due_on, 'infinity')), dossier_id)
  where standing in ('waiting', 'running', 'paused');
select platform.guard('figures.counted', 'select');

-- The sums, per day and per month, of all officers together and of each: a year is twelve rows of each kind.
create table figures.tally (
  unit_id int not null,
  span text not null check (span in ('day', 'month')),
  whose text not null check (whose in ('all', 'officer')),
  axis text not null check (axis in ('received', 'finished', 'open')),
  -- The day, or the first of the month. Open dossiers stand at the day they are due; 'infinity' when there is none.
  since date not null,
  procedure_code text not null,
  channel text not null,
  assisted boolean not null,
  -- The nil UUID where `whose` is all.
  officer uuid not null,
  standing text not null,
  digitised boolean not null,
  reused boolean not null,
  e_result boolean not null,
  count int not null,
  primary key (unit_id, span, whose, axis, since, procedure_code, channel, assisted, officer, standing, digitised, reused, e_result)
);
create index tally_empty on figures.tally (unit_id) where count = 0;
select platform.guard('figures.tally');

-- What has changed since the sums were last brought up to date. Writers only add rows here, so none waits for another.
create table figures.change (
  unit_id int not null,
  id bigint generated always as identity,
  axis text not null,
  day date not null,
  procedure_code text not null,
  channel text not null,
  assisted boolean not null,
  officer uuid not null,
  standing text not null,
  digitised boolean not null,
  reused boolean not null,
  e_result boolean not null,
  amount int not null,
  primary key (unit_id, id)
);
select platform.guard('figures.change', 'select, insert, delete');

-- Where a dossier is counted: on the day it was received, the day it was finished, or among the open by its due day.
create function figures.cells(c figures.counted)
returns table (axis text, day date, procedure_code text, channel text, assisted boolean, officer uuid, standing text,
  digitised boolean, reused boolean, e_result boolean)
language sql immutable parallel safe as $$
  select 'received', c.received_on, c.procedure_code, c.channel, c.assisted, c.officer,
    case c.standing when 'withdrawn' then 'withdrawn' else 'received' end, c.digitised, c.reused, false
  where c.received_on is not null
  union all
  select 'finished', c.finished_on, c.procedure_code, c.channel, c.assisted, c.officer, c.standing, false, false, c.e_result
  where c.finished_on is not null
  union all
  select 'open', coalesce(c.due_on, 'infinity'), c.procedure_code, c.channel, c.assisted, c.officer, c.standing,
    false, false, false
  where c.standing in ('waiting', 'running', 'paused')
$$;

-- Brings one dossier's count in line with how it stands. Done twice it does nothing the second time.
create function figures.count_dossier(unit int, dossier uuid) returns void
language plpgsql security definer set search_path = pg_catalog, figures as $$
declare
  was figures.counted;
  stands figures.counted;
begin
  loop
    -- Whoever counts the same dossier waits here, and then sees what the other has committed.
    select * into was from figures.counted c where c.unit_id = unit and c.dossier_id = dossier for update;
    select * into stands from dossiers.standing s where s.unit_id = unit and s.dossier_id = dossier;
    if stands is not distinct from was then
      return;
    elsif stands.dossier_id is null then
      delete from figures.counted c where c.unit_id = unit and c.dossier_id = dossier;
      exit;
    elsif was.dossier_id is null then
      insert into figures.counted select stands.* on conflict do nothing;
      exit when found;
    else
      update figures.counted c set (procedure_code, channel, assisted, officer, received_on, due_on, finished_on, standing,
          digitised, reused, e_result) = (stands.procedure_code, stands.channel, stands.assisted, stands.officer,
          stands.received_on, stands.due_on, stands.finished_on, stands.standing, stands.digitised, stands.reused, stands.e_result)
      where c.unit_id = unit and c.dossier_id = dossier;
      exit;
    end if;
  end loop;
  insert into figures.change (unit_id, axis, day, procedure_code, channel, assisted, officer, standing, digitised, reused,
    e_result, amount)
  select unit, x.axis, x.day, x.procedure_code, x.channel, x.assisted, x.officer, x.standing, x.digitised, x.reused,
    x.e_result, sum(x.n)
  from (select c.*, 1 as n from figures.cells(stands) c union all select c.*, -1 from figures.cells(was) c) x
  group by 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 having sum(x.n) <> 0;
end $$;
revoke all on function figures.count_dossier from public;

-- The same for the application, within its own unit only.
create function figures.count_again(dossier uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  select figures.count_dossier(platform.unit(), dossier)
$$;
revoke all on function figures.count_again from public;
grant execute on function figures.count_again to xaso_app;

-- At the end of the very transaction that changes a dossier, whoever wrote it and however (decision 0008).
create function figures.on_dossier() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform figures.count_dossier(new.unit_id, new.id);
  return null;
end $$;
create function figures.on_part() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform figures.count_dossier(coalesce(new.unit_id, old.unit_id), coalesce(new.dossier_id, old.dossier_id));
  return null;
end $$;
create constraint trigger figures_count after insert or update on dossiers.dossier
  deferrable initially deferred for each row execute function figures.on_dossier();
create constraint trigger figures_count_added after insert on dossiers.component
  deferrable initially deferred for each row when (new.digitised > 0 or new.file_id is not null)
  execute function figures.on_part();
create constraint trigger figures_count_changed after update on dossiers.component
  deferrable initially deferred for each row
  when (old.digitised <> new.digitised or old.file_id is distinct from new.file_id) execute function figures.on_part();
create constraint trigger figures_count_removed after delete on dossiers.component
  deferrable initially deferred for each row execute function figures.on_part();
create constraint trigger figures_count_result after insert or update on dossiers.result
  deferrable initially deferred for each row when (new.file_id is not null) execute function figures.on_part();

-- Đếm lại: what each recount found.
create table figures.recount (
  unit_id int not null,
  id uuid not null,
  at timestamptz not null,
  by text not null,
  dossiers int not null,
  -- Dossiers that were counted otherwise than they stand, and a few of their codes.
  wrong int not null,
  examples text[] not null,
  -- Sums that differed from the dossiers behind them.
  cells int not null,
  primary key (unit_id, id)
);
create index recount_at on figures.recount (unit_id, at desc);
select platform.guard('figures.recount', 'select, insert');

-- Điểm tối đa of a group of the service-quality index, where a commune has changed what the program comes with.
create table figures.weight (
  unit_id int not null,
  id uuid not null,
  code text not null,
  max numeric(6, 2) not null check (max between 0 and 1000),
  source text not null check (source <> ''),
  certainty text not null check (certainty in ('V', 'S', 'M', '?')),
  effective_from date not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (unit_id, id)
);
create index weight_code on figures.weight (unit_id, code, effective_from desc, changed_at desc);
select platform.guard('figures.weight', 'select, insert');

-- Toàn trình or một phần: how far a procedure can be done online, where a commune has said so.
create table figures.service_level (
  unit_id int not null,
  procedure_code text not null,
  level text not null check (level in ('full', 'partial', 'none')),
  source text not null check (source <> ''),
  certainty text not null check (certainty in ('V', 'S', 'M', '?')),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (unit_id, procedure_code)
);
select platform.guard('figures.service_level', 'select, insert, update, delete');
