-- Working calendars: what each date is for an agency. National entries are shared; a commune sets, corrects and confirms its own.
create schema calendars;
grant usage on schema calendars to xaso_app;

create domain calendars.day_kind as text check (value in (
  'holiday', 'substitute-off', 'extra-working-day', 'morning-off', 'afternoon-off', 'ordinary'));
create domain calendars.certainty as text check (value in ('certain', 'to-confirm'));
create domain calendars.field as text check (value in ('general', 'police'));
-- Seven days, Monday first; each the minutes of the day in which the agency works.
create domain calendars.week as int4multirange[] check (
  cardinality(value) = 7
  and array_position(value, null) is null
  and '{[0,1440)}'::int4multirange @> all (value)
  and not '{}'::int4multirange = all (value[1:5]));

create table calendars.standard_day (
  falls_on date primary key check (falls_on between '2000-01-01' and '2099-12-31'),
  kind calendars.day_kind not null,
  name text not null check (char_length(name) between 1 and 120),
  citation text not null check (char_length(citation) between 1 and 300),
  certainty calendars.certainty not null
);
select platform.share('calendars.standard_day');

create table calendars.standard_hours (
  field calendars.field,
  effective_from date,
  week calendars.week not null,
  -- Weekdays (1 to 7) of reception only: hours run, but they are no working days.
  duty_days smallint[] not null default '{}',
  citation text not null check (char_length(citation) between 1 and 300),
  certainty calendars.certainty not null,
  primary key (field, effective_from)
);
select platform.share('calendars.standard_hours');

create table calendars.unit_day (
  unit_id int not null,
  falls_on date not null check (falls_on between '2000-01-01' and '2099-12-31'),
  kind calendars.day_kind not null,
  name text not null check (char_length(name) between 1 and 120),
  citation text not null check (char_length(citation) between 1 and 300),
  certainty calendars.certainty not null,
  set_by text not null,
  set_at timestamptz not null default now(),
  primary key (unit_id, falls_on)
);
select platform.guard('calendars.unit_day');

create table calendars.unit_hours (
  unit_id int not null,
  field calendars.field,
  effective_from date,
  week calendars.week not null,
  duty_days smallint[] not null default '{}',
  citation text not null check (char_length(citation) between 1 and 300),
  certainty calendars.certainty not null,
  set_by text not null,
  set_at timestamptz not null default now(),
  primary key (unit_id, field, effective_from)
);
select platform.guard('calendars.unit_hours');

-- The calendar of a unit as the subject of its events; the stamp changes with every change, so a copy in memory knows its age.
create table calendars.unit_calendar (
  unit_id int primary key,
  id uuid not null,
  stamp uuid not null
);
select platform.guard('calendars.unit_calendar', 'select, insert, update');

create table calendars.standard_calendar (
  only_one boolean primary key default true check (only_one),
  stamp uuid not null
);
insert into calendars.standard_calendar (stamp) values (gen_random_uuid());
select platform.share('calendars.standard_calendar');

create function calendars.stamp_standard() returns trigger language plpgsql as $$
begin
  update calendars.standard_calendar set stamp = gen_random_uuid();
  return null;
end $$;
create trigger stamp after insert or update or delete on calendars.standard_day
  for each statement execute function calendars.stamp_standard();
create trigger stamp after insert or update or delete on calendars.standard_hours
  for each statement execute function calendars.stamp_standard();
