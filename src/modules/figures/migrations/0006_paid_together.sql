-- Paid duties of one statement are counted together: of a bank's whole statement one row for each kind and day, not one for each.
drop trigger figures_count_paid on dossiers.duty;
drop trigger figures_count_settled on dossiers.duty;
drop function figures.on_duty;
drop function figures.add_paid;

create function figures.count_paid(duties dossiers.duty[], n int) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into figures.change (unit_id, axis, day, procedure_code, channel, assisted, officer, standing, digitised, reused,
    e_result, amount)
  select d.unit_id, 'paid', (y.settled_at at time zone 'Asia/Ho_Chi_Minh')::date, d.procedure_code, d.channel, d.assisted,
    '00000000-0000-0000-0000-000000000000', case when y.online then 'transfer' else 'cash' end, false, false, false, n * count(*)
  from unnest(duties) y join dossiers.dossier d on d.unit_id = y.unit_id and d.id = y.dossier_id
  where y.how = 'paid' group by 1, 3, 4, 5, 6, 8
$$;
revoke all on function figures.count_paid from public;

-- In the very statement that settles duties, whoever wrote it.
create function figures.on_duties() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    if exists (select from was where how = 'paid') then
      perform figures.count_paid((select array_agg(row(w.*)::dossiers.duty) from was w where w.how = 'paid'), -1);
    end if;
  end if;
  if exists (select from stands where how = 'paid') then
    perform figures.count_paid((select array_agg(row(s.*)::dossiers.duty) from stands s where s.how = 'paid'), 1);
  end if;
  return null;
end $$;
create trigger figures_count_paid after insert on dossiers.duty
  referencing new table as stands for each statement execute function figures.on_duties();
create trigger figures_count_settled after update on dossiers.duty
  referencing old table as was new table as stands for each statement execute function figures.on_duties();
