-- Phí, lệ phí đã nộp (GOV 1.9): summed up like dossiers, by the day of payment. The axis is 'paid', the standing 'transfer' or 'cash';
-- it is no officer's.
alter table figures.tally drop constraint tally_axis_check,
  add constraint tally_axis_check check (axis in ('received', 'finished', 'open', 'paid'));

-- Where each paid duty is counted.
create view figures.paid with (security_invoker = true) as
select y.unit_id, y.dossier_id, y.number, 'paid'::text as axis, (y.settled_at at time zone 'Asia/Ho_Chi_Minh')::date as day,
  d.procedure_code, d.channel, d.assisted, '00000000-0000-0000-0000-000000000000'::uuid as officer,
  case when y.online then 'transfer' else 'cash' end as standing, false as digitised, false as reused, false as e_result
from dossiers.duty y join dossiers.dossier d on d.unit_id = y.unit_id and d.id = y.dossier_id
where y.how = 'paid';
grant select on figures.paid to xaso_app;

create function figures.add_paid(duty dossiers.duty, n int) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into figures.change (unit_id, axis, day, procedure_code, channel, assisted, officer, standing, digitised, reused,
    e_result, amount)
  select d.unit_id, 'paid', (duty.settled_at at time zone 'Asia/Ho_Chi_Minh')::date, d.procedure_code, d.channel, d.assisted,
    '00000000-0000-0000-0000-000000000000', case when duty.online then 'transfer' else 'cash' end, false, false, false, n
  from dossiers.dossier d where d.unit_id = duty.unit_id and d.id = duty.dossier_id
$$;
revoke all on function figures.add_paid from public;

-- In the very statement that settles a duty, whoever wrote it.
create function figures.on_duty() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and old.how = 'paid' then
    perform figures.add_paid(old, -1);
  end if;
  if new.how = 'paid' then
    perform figures.add_paid(new, 1);
  end if;
  return null;
end $$;
create trigger figures_count_paid after insert on dossiers.duty
  for each row when (new.how = 'paid') execute function figures.on_duty();
create trigger figures_count_settled after update on dossiers.duty
  for each row when (new.how = 'paid' or old.how = 'paid') execute function figures.on_duty();

-- What was paid before.
insert into figures.change (unit_id, axis, day, procedure_code, channel, assisted, officer, standing, digitised, reused, e_result, amount)
select unit_id, axis, day, procedure_code, channel, assisted, officer, standing, digitised, reused, e_result, count(*)
from figures.paid group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
