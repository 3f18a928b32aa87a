-- Nói trực tiếp: a voice from a browser to the horns, a few seconds late, so that it can be stopped before it is heard.
create schema live;
grant usage on schema live to xaso_app;

create table live.talk (
  unit_id int not null references units.unit,
  -- Also the id of the item that devices are told.
  id uuid not null,
  bulletin_id uuid not null,
  title text not null,
  priority text not null check (priority in ('normal', 'priority', 'emergency')),
  spoken_by text not null,
  targets jsonb not null,
  cluster_ids uuid[] not null check (cardinality(cluster_ids) > 0),
  -- Seconds between the mouth and the horn.
  delay int not null check (delay between 2 and 15),
  most_seconds int not null check (most_seconds between 10 and 14400),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- finished: said to the end; stopped: cut off, also what had not been heard yet; lost: nothing came any more; too-long.
  how_ended text check (how_ended in ('finished', 'stopped', 'lost', 'too-long')),
  -- How many chunks were let through to the horns.
  heard int,
  -- What was said, as it is kept afterwards.
  file_id uuid,
  seconds double precision,
  primary key (unit_id, id),
  check ((ended_at is null) = (how_ended is null))
);
-- Of one bulletin one talk at a time.
create unique index talk_open on live.talk (unit_id, bulletin_id) where ended_at is null;
create index talk_bulletin on live.talk (unit_id, bulletin_id, started_at desc);
select platform.guard('live.talk', 'select, insert, update');
create policy no_citizen on live.talk as restrictive using (platform.person() is null);

-- Half a second of it, as the browser recorded it; taken away when the recording is kept.
create table live.chunk (
  unit_id int not null,
  talk_id uuid not null,
  number int not null check (number >= 0),
  -- The database's own clock: the servers' may differ by more than the delay.
  at timestamptz not null default clock_timestamp(),
  bytes bytea not null check (octet_length(bytes) between 1 and 262144),
  primary key (unit_id, talk_id, number),
  foreign key (unit_id, talk_id) references live.talk
);
select platform.guard('live.chunk', 'select, insert, delete');
create policy no_citizen on live.chunk as restrictive using (platform.person() is null);

-- The clusters that fetched it, once each.
create table live.listener (
  unit_id int not null,
  talk_id uuid not null,
  cluster_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (unit_id, talk_id, cluster_id),
  foreign key (unit_id, talk_id) references live.talk
);
select platform.guard('live.listener', 'select, insert');
create policy no_citizen on live.listener as restrictive using (platform.person() is null);
