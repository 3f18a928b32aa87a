-- Loudspeakers: clusters, zones, their devices and what they are told.
create schema clusters;
grant usage on schema clusters to xaso_app;

-- Cụm loa: horns at one place with the device that drives them.
create table clusters.cluster (
  unit_id int not null references units.unit,
  id uuid not null,
  code text not null check (code ~ '^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$'),
  name text not null check (char_length(name) between 2 and 120),
  hamlet_id uuid,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  horns int not null check (horns between 1 and 50),
  sim text,
  note text,
  -- [{"from":"05:00","to":"21:00","volume":70}], times of day in the commune's zone.
  volumes jsonb not null default '[]',
  opened_on date not null,
  -- The first day on which it is no more.
  closed_on date check (closed_on >= opened_on),
  closed_reason text,
  primary key (unit_id, id),
  foreign key (unit_id, hamlet_id) references units.hamlet,
  check ((lat is null) = (lon is null)),
  check ((closed_on is null) = (closed_reason is null))
);
-- A code is never given to another cluster: what was played is told by it.
create unique index cluster_code on clusters.cluster (unit_id, upper(code));
create index cluster_hamlet on clusters.cluster (unit_id, hamlet_id);
select platform.guard('clusters.cluster', 'select, insert, update');

-- Vùng phát: a free group over hamlets and single clusters.
create table clusters.zone (
  unit_id int not null references units.unit,
  id uuid not null,
  name text not null check (char_length(name) between 2 and 120),
  removed_at timestamptz,
  primary key (unit_id, id)
);
create unique index zone_name on clusters.zone (unit_id, platform.fold(name)) where removed_at is null;
select platform.guard('clusters.zone', 'select, insert, update');

create table clusters.zone_hamlet (
  unit_id int not null,
  zone_id uuid not null,
  hamlet_id uuid not null,
  primary key (unit_id, zone_id, hamlet_id),
  foreign key (unit_id, zone_id) references clusters.zone,
  foreign key (unit_id, hamlet_id) references units.hamlet
);
select platform.guard('clusters.zone_hamlet', 'select, insert, delete');

create table clusters.zone_cluster (
  unit_id int not null,
  zone_id uuid not null,
  cluster_id uuid not null,
  primary key (unit_id, zone_id, cluster_id),
  foreign key (unit_id, zone_id) references clusters.zone,
  foreign key (unit_id, cluster_id) references clusters.cluster
);
select platform.guard('clusters.zone_cluster', 'select, insert, delete');

-- The code on a sticker, or made here: whoever sends it within its time becomes the device of the cluster.
create table clusters.enrolment (
  unit_id int not null,
  id uuid not null,
  cluster_id uuid not null,
  code text not null check (code ~ '^[0-9A-Z]{8,40}$'),
  expires_at timestamptz not null,
  -- Used, replaced by a newer one, or out of date.
  ended_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, cluster_id) references clusters.cluster
);
-- A device that asks does not know its commune yet: a code waits at one place only.
create unique index enrolment_code on clusters.enrolment (code) where ended_at is null;
create unique index enrolment_cluster on clusters.enrolment (unit_id, cluster_id) where ended_at is null;
select platform.guard('clusters.enrolment', 'select, insert, update');

-- Thiết bị: what drives a cluster. A new one ends the old one's secret at once.
create table clusters.device (
  unit_id int not null,
  id uuid not null,
  cluster_id uuid not null,
  secret_hash bytea not null,
  serial text,
  model text,
  firmware text not null,
  -- A stand-in of the demonstration answers in its place, and how it behaves; null for a real device.
  stand_in text,
  enrolled_at timestamptz not null,
  revoked_at timestamptz,
  state text not null default 'offline' check (state in ('online', 'playing', 'offline', 'fault')),
  state_since timestamptz not null,
  -- Heard last; null until the first beat.
  seen_at timestamptz,
  -- The last beat, as it was sent.
  beat jsonb,
  -- Orders are numbered by device.
  last_order bigint not null default 0,
  primary key (unit_id, id),
  foreign key (unit_id, cluster_id) references clusters.cluster
);
create unique index device_of_cluster on clusters.device (unit_id, cluster_id) where revoked_at is null;
create unique index device_secret on clusters.device (secret_hash);
create index device_seen on clusters.device (unit_id, seen_at) where revoked_at is null and state <> 'offline';
select platform.guard('clusters.device', 'select, insert, update');

-- In which state a cluster was from when to when; kept for thirty days.
create table clusters.span (
  unit_id int not null,
  cluster_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at >= from_at),
  state text not null check (state in ('online', 'playing', 'offline', 'fault', 'not-enrolled')),
  primary key (unit_id, cluster_id, from_at),
  foreign key (unit_id, cluster_id) references clusters.cluster
);
create unique index span_open on clusters.span (unit_id, cluster_id) where until_at is null;
select platform.guard('clusters.span');

-- Lệnh: what a device is told, signed when it was given; sent again until it is answered or out of date.
create table clusters.device_order (
  unit_id int not null,
  device_id uuid not null,
  number bigint not null,
  cluster_id uuid not null,
  what text not null,
  -- {"payload","signature","key"} as it is sent.
  envelope jsonb not null,
  given_by text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  published_at timestamptz,
  answered_at timestamptz,
  -- When it was done, by the device's clock.
  done_at timestamptz,
  is_done boolean,
  why text,
  primary key (unit_id, device_id, number),
  foreign key (unit_id, device_id) references clusters.device,
  foreign key (unit_id, cluster_id) references clusters.cluster,
  check ((answered_at is null) = (is_done is null))
);
create index device_order_open on clusters.device_order (unit_id, expires_at) where answered_at is null;
create index device_order_due on clusters.device_order (expires_at) where answered_at is null;
create index device_order_cluster on clusters.device_order (unit_id, cluster_id, issued_at desc);
select platform.guard('clusters.device_order');

-- What a device wrote in its log, when it was asked for it.
create table clusters.device_log (
  unit_id int not null,
  id uuid not null,
  device_id uuid not null,
  cluster_id uuid not null,
  taken_at timestamptz not null,
  text text not null,
  primary key (unit_id, id),
  foreign key (unit_id, device_id) references clusters.device,
  foreign key (unit_id, cluster_id) references clusters.cluster
);
create index device_log_cluster on clusters.device_log (unit_id, cluster_id, taken_at desc);
select platform.guard('clusters.device_log', 'select, insert, delete');

-- Cảnh báo: something is wrong with a cluster, from when to when.
create table clusters.alarm (
  unit_id int not null,
  id uuid not null,
  cluster_id uuid not null,
  kind text not null check (kind in ('offline', 'voltage', 'storage', 'clock', 'fault', 'silent')),
  detail text not null default '',
  opened_at timestamptz not null,
  closed_at timestamptz check (closed_at >= opened_at),
  primary key (unit_id, id),
  foreign key (unit_id, cluster_id) references clusters.cluster
);
create unique index alarm_open on clusters.alarm (unit_id, cluster_id, kind) where closed_at is null;
create index alarm_opened on clusters.alarm (unit_id, cluster_id, opened_at desc);
select platform.guard('clusters.alarm', 'select, insert, update, delete');

create table clusters.setting (
  unit_id int primary key references units.unit,
  -- After so many minutes without a word a device is worth an alarm.
  offline_minutes int not null check (offline_minutes between 4 and 1440)
);
select platform.guard('clusters.setting', 'select, insert, update');

-- The key that signs plans, orders and approvals of a commune; the private half is sealed with the installation's secret.
create table clusters.plan_key (
  unit_id int not null references units.unit,
  id uuid not null,
  public_key text not null,
  sealed bytea not null,
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (unit_id, id)
);
create unique index plan_key_current on clusters.plan_key (unit_id) where retired_at is null;
select platform.guard('clusters.plan_key', 'select, insert, update');

-- What the office keeps of its devices is nothing for a citizen's transaction, whatever it asks.
do $$
declare name text;
begin
  foreach name in array array['enrolment', 'device', 'span', 'device_order', 'device_log', 'alarm', 'setting', 'plan_key'] loop
    execute format('create policy no_citizen on clusters.%I as restrictive using (platform.person() is null)', name);
  end loop;
end $$;

-- A device is found by its secret before its commune is known: it is what tells the commune.
create function clusters.device_by_secret(hash bytea)
returns table (unit_id int, device uuid, cluster uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select d.unit_id, d.id, d.cluster_id from clusters.device d where d.secret_hash = hash and d.revoked_at is null
$$;

-- So is the cluster that waits for a code.
create function clusters.unit_of_code(asked text, at timestamptz)
returns int language sql stable security definer set search_path = pg_catalog as $$
  select e.unit_id from clusters.enrolment e where e.code = asked and e.ended_at is null and e.expires_at > at
$$;

-- A code whose time is over is free again, in whichever commune it was written down.
create function clusters.end_codes(at timestamptz)
returns void language sql security definer set search_path = pg_catalog as $$
  update clusters.enrolment set ended_at = at where ended_at is null and expires_at <= at
$$;

-- Whoever holds the broker asks which communes have something to send.
create function clusters.units_with_orders(at timestamptz, sent_before timestamptz)
returns setof int language sql stable security definer set search_path = pg_catalog as $$
  select distinct o.unit_id from clusters.device_order o
  where o.answered_at is null and o.expires_at > at and (o.published_at is null or o.published_at < sent_before)
$$;

revoke all on function clusters.device_by_secret(bytea), clusters.unit_of_code(text, timestamptz),
  clusters.end_codes(timestamptz), clusters.units_with_orders(timestamptz, timestamptz) from public;
grant execute on function clusters.device_by_secret(bytea), clusters.unit_of_code(text, timestamptz),
  clusters.end_codes(timestamptz), clusters.units_with_orders(timestamptz, timestamptz) to xaso_app;
