-- Vắng mặt và ủy quyền: who is away from when to when, and who does the work meanwhile.
create table accounts.leave (
  unit_id int not null,
  id uuid not null,
  staff_id uuid not null,
  deputy_id uuid not null,
  from_on date not null,
  -- The last day.
  until_on date not null check (until_on >= from_on),
  reason text not null check (char_length(reason) between 2 and 300),
  recorded_at timestamptz not null,
  recorded_by text not null,
  -- Back early, or called off: the first day on which it no longer holds.
  ended_on date,
  primary key (unit_id, id),
  foreign key (unit_id, staff_id) references accounts.staff,
  foreign key (unit_id, deputy_id) references accounts.staff,
  check (deputy_id <> staff_id)
);
create index leave_staff on accounts.leave (unit_id, staff_id, from_on);
create index leave_deputy on accounts.leave (unit_id, deputy_id, until_on);
select platform.guard('accounts.leave', 'select, insert, update');
create policy no_citizen on accounts.leave as restrictive using (platform.person() is null);

-- A session tells as well whose work its officer does; which of it holds today is for the reader to say.
drop function accounts.session_by_hash(bytea);
create function accounts.session_by_hash(hash bytea)
returns table (
  unit_id int, id uuid, kind text, staff_id uuid, person_id uuid, name text, opened_at timestamptz,
  seen_at timestamptz, ends_at timestamptz, ended_at timestamptz, locked_on date, roles text[], changed_roles jsonb,
  lent jsonb
) language sql stable security definer set search_path = pg_catalog as $$
  select s.unit_id, s.id, s.kind, s.staff_id, s.person_id, coalesce(o.full_name, s.person_name), s.opened_at,
         s.seen_at, s.ends_at, s.ended_at, o.locked_on,
         array(select r.role from accounts.staff_role r where r.unit_id = s.unit_id and r.staff_id = s.staff_id),
         (select jsonb_object_agg(c.code, c.permissions) from accounts.role c where c.unit_id = s.unit_id),
         (select jsonb_agg(jsonb_build_object('staff', a.id, 'name', a.full_name, 'from', l.from_on, 'until', l.until_on,
            'ended', l.ended_on, 'lockedOn', a.locked_on,
            'roles', array(select r.role from accounts.staff_role r where r.unit_id = a.unit_id and r.staff_id = a.id)))
          from accounts.leave l join accounts.staff a on a.unit_id = l.unit_id and a.id = l.staff_id
          where l.unit_id = s.unit_id and l.deputy_id = s.staff_id
            and l.until_on >= (s.opened_at at time zone 'Asia/Ho_Chi_Minh')::date)
  from accounts.session s
  left join accounts.staff o on o.unit_id = s.unit_id and o.id = s.staff_id
  where s.token_hash = hash
$$;
revoke all on function accounts.session_by_hash(bytea) from public;
grant execute on function accounts.session_by_hash(bytea) to xaso_app;
