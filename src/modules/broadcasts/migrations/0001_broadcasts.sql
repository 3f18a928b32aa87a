-- Lịch phát, khung giờ, chương trình của cụm loa (SOC 1; product.md S1).
create schema broadcasts;
grant usage on schema broadcasts to xaso_app;

-- Khung giờ: when the commune broadcasts.
create table broadcasts.slot (
  unit_id int not null references units.unit,
  id uuid not null,
  name text not null check (char_length(name) between 2 and 80),
  starts text not null check (starts ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends text not null check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$' and ends <> starts),
  weekdays int[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  holidays text not null check (holidays in ('also', 'not', 'only')),
  most_minutes int not null check (most_minutes between 1 and 240),
  closed boolean not null default false,
  primary key (unit_id, id)
);
select platform.guard('broadcasts.slot', 'select, insert, update');

-- What a commune decided for all its loudspeakers; without a row the defaults hold.
create table broadcasts.habits (
  unit_id int primary key references units.unit,
  -- [{"from": "21:00", "to": "05:30"}]
  quiet jsonb not null,
  most_minutes int not null check (most_minutes between 1 and 240),
  citation text not null
);
select platform.guard('broadcasts.habits', 'select, insert, update');

-- Lịch phát: one bulletin, where and when.
create table broadcasts.airing (
  unit_id int not null references units.unit,
  id uuid not null,
  bulletin_id uuid not null,
  -- [{"kind": "all"}, {"kind": "zone", "id": …}]
  targets jsonb not null,
  slots uuid[] not null,
  times text[] not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  weekdays int[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  holidays text not null check (holidays in ('also', 'not', 'only')),
  rank int not null default 100,
  note text,
  made_by text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  primary key (unit_id, id),
  check (cardinality(slots) + cardinality(times) > 0),
  check ((ended_at is null) = (ended_why is null))
);
create index airing_in_force on broadcasts.airing (unit_id, to_day) where ended_at is null;
create index airing_of_bulletin on broadcasts.airing (unit_id, bulletin_id);
select platform.guard('broadcasts.airing', 'select, insert, update');

-- What a cluster was told to play: planned here, proven by its plays.
create table broadcasts.item (
  unit_id int not null references units.unit,
  cluster_id uuid not null,
  id uuid not null,
  airing_id uuid,
  bulletin_id uuid not null,
  title text not null,
  priority text not null check (priority in ('normal', 'priority', 'emergency')),
  slot_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  seconds int not null,
  -- As it was told, for the report: what became of the bulletin later changes no history.
  language text not null,
  genre text not null,
  kind text not null check (kind in ('file', 'relay', 'live')),
  sha256 text,
  -- Taken out again before or while it sounded.
  dropped_at timestamptz,
  dropped_why text,
  primary key (unit_id, cluster_id, id)
);
create index item_by_time on broadcasts.item (unit_id, starts_at, cluster_id, id);
create index item_of_bulletin on broadcasts.item (unit_id, bulletin_id, ends_at);
create index item_of_sound on broadcasts.item (unit_id, cluster_id, sha256);
select platform.guard('broadcasts.item', 'select, insert, update');

-- The plan a cluster has been given: one content for each revision, which only grows.
create table broadcasts.plan (
  unit_id int not null references units.unit,
  cluster_id uuid not null,
  revision int not null,
  hash text not null,
  payload text not null,
  signature text not null,
  key_id text not null,
  issued_at timestamptz not null,
  primary key (unit_id, cluster_id)
);
select platform.guard('broadcasts.plan', 'select, insert, update');

-- Phát khẩn cấp: an emergency sent out now, over everything.
create table broadcasts.emergency (
  unit_id int not null references units.unit,
  id uuid not null,
  bulletin_id uuid not null,
  item_id uuid not null,
  targets jsonb not null,
  times int not null check (times between 1 and 10),
  pause_seconds int not null check (pause_seconds between 0 and 600),
  sent_by text not null,
  sent_at timestamptz not null,
  stopped_at timestamptz,
  primary key (unit_id, id)
);
create index emergency_by_time on broadcasts.emergency (unit_id, sent_at desc);
select platform.guard('broadcasts.emergency', 'select, insert, update');

-- How the office plans is nothing for a citizen's transaction; what sounds (broadcasts.item) is everybody's to know.
do $$
declare name text;
begin
  foreach name in array array['slot', 'habits', 'airing', 'plan', 'emergency'] loop
    execute format('create policy no_citizen on broadcasts.%I as restrictive using (platform.person() is null)', name);
  end loop;
end $$;
