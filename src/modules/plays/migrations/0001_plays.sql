-- Nhật ký phát: what each device says it has played (SOC 1). Devices report late and twice; a play is known by its id.
create schema plays;
grant usage on schema plays to xaso_app;

create table plays.play (
  unit_id int not null references units.unit,
  cluster_id uuid not null,
  -- Made by the device when it noted the start.
  id uuid not null,
  device text not null,
  item_id uuid not null,
  bulletin_id uuid not null,
  priority text not null check (priority in ('normal', 'priority', 'emergency')),
  sha256 text,
  planned_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  seconds numeric not null check (seconds between 0 and 86400),
  result text not null check (result in ('played', 'partial', 'missed', 'pre-empted')),
  why text,
  -- False when the device did not know the time for sure.
  clock_sure boolean not null,
  taken_at timestamptz not null,
  primary key (unit_id, cluster_id, id)
);
create index play_by_time on plays.play (unit_id, planned_at, cluster_id, id);
create index play_of_item on plays.play (unit_id, item_id, cluster_id);
select platform.guard('plays.play', 'select, insert');
create policy no_citizen on plays.play as restrictive using (platform.person() is null);
