-- Mã địa bàn: what other agencies call a place of ours when they name an area by a code and draw nothing.
create table alerts.place (
  unit_id int not null references units.unit,
  id uuid not null,
  -- The kind of code, as CAP's valueName says; empty is any.
  value_name text not null default '' check (char_length(value_name) <= 60),
  value text not null check (char_length(value) between 1 and 60),
  -- all: the whole commune; none: not ours.
  kind text not null check (kind in ('all', 'none', 'zone', 'hamlet')),
  target_id uuid,
  primary key (unit_id, id),
  check ((kind in ('zone', 'hamlet')) = (target_id is not null))
);
create unique index place_code on alerts.place (unit_id, lower(value_name), lower(value));
select platform.guard('alerts.place', 'select, insert, delete');
create policy no_citizen on alerts.place as restrictive using (platform.person() is null);

-- Whether we know which clusters an alert is for.
alter table alerts.received add column is_area_known boolean not null default true;

alter table alerts.habit
  -- What names no area that we know sounds everywhere; else somebody has to look at it.
  add column everywhere boolean not null default false,
  -- No files, and no source that is not asked over HTTPS.
  add column only_sources boolean not null default false;
