-- Đổi khóa: who changed the commune's key for its loudspeakers, and why; the first key of a commune was made by nobody.
alter table clusters.plan_key
  add column made_by text,
  add column made_name text,
  add column reason text check (char_length(reason) between 2 and 500);

-- A device that is away hears again when it is back; until then nothing of it is due.
create or replace function clusters.units_with_orders(at timestamptz, sent_before timestamptz)
returns setof int language sql stable security definer set search_path = pg_catalog as $$
  select distinct o.unit_id from clusters.device_order o
  join clusters.device d on d.unit_id = o.unit_id and d.id = o.device_id
  where o.answered_at is null and o.expires_at > at
    and (o.published_at is null or (o.published_at < sent_before and d.state <> 'offline'))
$$;
