-- The same view. With `exists` the planner read all papers of the commune into memory for every batch of a recount; a single
-- row that is asked for is found by its index.
create or replace view dossiers.standing with (security_invoker = true) as
select
  d.unit_id,
  d.id as dossier_id,
  d.procedure_code,
  d.channel,
  d.assisted,
  -- The officer in charge: who has it now, else who appraised it, else who let it out of its last step.
  coalesce(
    case when d.state in ('accepted', 'processing') then d.assignee end,
    (select substr(s.left_by, 7)::uuid from dossiers.stay s
     where s.unit_id = d.unit_id and s.dossier_id = d.id and s.left_by ~ '^staff:[0-9a-f-]{36}$'
     order by s.role = 'specialist' desc, s.number desc limit 1),
    '00000000-0000-0000-0000-000000000000') as officer,
  case when d.state not in ('new', 'rejected') then (d.received_at at time zone 'Asia/Ho_Chi_Minh')::date end as received_on,
  (d.due_at at time zone 'Asia/Ho_Chi_Minh')::date as due_on,
  (d.finished_at at time zone 'Asia/Ho_Chi_Minh')::date as finished_on,
  case
    when d.state = 'new' then 'waiting'
    when d.state = 'rejected' then 'refused'
    when d.state = 'withdrawn' then 'withdrawn'
    when d.state in ('accepted', 'processing') then 'running'
    when d.state in ('awaiting-supplement', 'awaiting-payment', 'stopped') then 'paused'
    when d.due_at is null then 'no-limit'
    when (d.finished_at at time zone 'Asia/Ho_Chi_Minh')::date < (d.due_at at time zone 'Asia/Ho_Chi_Minh')::date then 'early'
    when (d.finished_at at time zone 'Asia/Ho_Chi_Minh')::date = (d.due_at at time zone 'Asia/Ho_Chi_Minh')::date then 'on-time'
    else 'late'
  end as standing,
  coalesce((select true from dossiers.component c
            where c.unit_id = d.unit_id and c.dossier_id = d.id and (c.digitised > 0 or c.file_id is not null) limit 1), false) as digitised,
  coalesce((select true from dossiers.component c
            where c.unit_id = d.unit_id and c.dossier_id = d.id and c.digitised >= 2 limit 1), false) as reused,
  coalesce((select true from dossiers.result r
            where r.unit_id = d.unit_id and r.dossier_id = d.id and r.file_id is not null limit 1), false) as e_result
from dossiers.dossier d;
