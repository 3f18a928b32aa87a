-- Many dossiers that change in one transaction (a bank statement, a bulk act) are counted together at its end, not one by one:
-- each statement that changes some notes which, and the first trigger that fires at the end counts all that are noted.

-- As figures.count_dossier, for many of one unit.
create function figures.count_dossiers(unit int, dossiers uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, figures as $$
begin
  -- Those that are counted for the first time; what somebody else has added meanwhile is compared below.
  with added as (
    insert into figures.counted as c
    select s.* from dossiers.standing s
    where s.unit_id = unit and s.dossier_id = any(dossiers)
      and not exists (select from figures.counted k where k.unit_id = unit and k.dossier_id = s.dossier_id)
    order by s.dossier_id on conflict do nothing returning c as row
  )
  insert into figures.change (unit_id, axis, day, procedure_code, channel, assisted, officer, standing, digitised, reused,
    e_result, amount)
  select unit, y.*, count(*) from added a cross join lateral figures.cells(a.row) y group by 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  -- Whoever counts the same dossiers waits here, in the order of their keys, and then sees what the other has committed.
  perform from figures.counted c where c.unit_id = unit and c.dossier_id = any(dossiers) order by c.dossier_id for update;
  with differs as materialized (
    select c as was, row(s.*)::figures.counted as stands
    from figures.counted c join dossiers.standing s on s.unit_id = c.unit_id and s.dossier_id = c.dossier_id
    where c.unit_id = unit and c.dossier_id = any(dossiers) and row(s.*) is distinct from row(c.*)
  ), brought as (
    update figures.counted c set (procedure_code, channel, assisted, officer, received_on, due_on, finished_on, standing,
        digitised, reused, e_result) = ((d.stands).procedure_code, (d.stands).channel, (d.stands).assisted, (d.stands).officer,
        (d.stands).received_on, (d.stands).due_on, (d.stands).finished_on, (d.stands).standing, (d.stands).digitised,
        (d.stands).reused, (d.stands).e_result)
    from differs d where c.unit_id = unit and c.dossier_id = (d.was).dossier_id
  )
  insert into figures.change (unit_id, axis, day, procedure_code, channel, assisted, officer, standing, digitised, reused,
    e_result, amount)
  select unit, x.axis, x.day, x.procedure_code, x.channel, x.assisted, x.officer, x.standing, x.digitised, x.reused,
    x.e_result, sum(x.n)
  from (
    select y.*, 1 as n from differs d cross join lateral figures.cells(d.stands) y
    union all
    select y.*, -1 from differs d cross join lateral figures.cells(d.was) y) x
  group by 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 having sum(x.n) <> 0;
  -- One that was changed and taken away in the same transaction.
  perform figures.count_dossier(unit, c.dossier_id) from figures.counted c
  where c.unit_id = unit and c.dossier_id = any(dossiers)
    and not exists (select from dossiers.standing_key k where k.unit_id = unit and k.id = c.dossier_id);
end $$;
revoke all on function figures.count_dossiers from public;

-- Kept for the rest of the transaction; what a savepoint takes back is taken back here as well.
create function figures.note_dossiers() returns trigger language plpgsql as $$
begin
  perform pg_catalog.set_config('figures.waiting', pg_catalog.concat(pg_catalog.current_setting('figures.waiting', true),
    (select pg_catalog.string_agg(c.unit_id || ':' || c.id || ' ', '') from changed c)), true);
  return null;
end $$;
create trigger figures_note after update on dossiers.dossier
  referencing new table as changed for each statement execute function figures.note_dossiers();

-- The first that fires counts all that are noted; the others find nothing. One that was added is counted by itself.
create or replace function figures.on_dossier() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  waiting text;
begin
  if tg_op = 'INSERT' then
    perform figures.count_dossier(new.unit_id, new.id);
    return null;
  end if;
  waiting := current_setting('figures.waiting', true);
  if coalesce(waiting, '') = '' then
    return null;
  end if;
  perform set_config('figures.waiting', '', true);
  if strpos(waiting, ' ') = length(waiting) then
    perform figures.count_dossier(new.unit_id, new.id);
    return null;
  end if;
  perform figures.count_dossiers(split_part(n.one, ':', 1)::int, array_agg(distinct split_part(n.one, ':', 2)::uuid))
  from string_to_table(rtrim(waiting), ' ') n (one) group by split_part(n.one, ':', 1);
  return null;
end $$;
