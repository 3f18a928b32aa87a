-- Cảnh báo theo giao thức CAP 1.2: what others warn of, and what we tell others.
create schema alerts;
grant usage on schema alerts to xaso_app;

-- A message that came in. The same identifier of the same sender comes once.
create table alerts.received (
  unit_id int not null references units.unit,
  id uuid not null,
  sender text not null,
  identifier text not null,
  sent_at timestamptz not null,
  msg_type text not null,
  event text not null,
  headline text not null,
  category text not null,
  urgency text not null,
  severity text not null,
  certainty text not null,
  expires_at timestamptz,
  area text not null,
  -- The message as it came.
  xml text not null check (octet_length(xml) <= 524288),
  -- Where it came from: null for a file that somebody brought.
  address text,
  arrived_at timestamptz not null,
  -- ignored: for us nothing follows from it; draft: somebody has to look at it; emergency: it sounds by itself.
  outcome text not null check (outcome in ('ignored', 'draft', 'emergency')),
  why text not null,
  bulletin_id uuid,
  -- Which open clusters it is for; empty is all.
  cluster_ids uuid[] not null default '{}',
  -- When it was sent to the loudspeakers by itself, or why it was not.
  sounded_at timestamptz,
  not_sounded_why text,
  -- A later message of the same sender took its place or called it off.
  ended_at timestamptz,
  ended_by uuid,
  primary key (unit_id, id),
  unique (unit_id, sender, identifier),
  check ((outcome = 'ignored') = (bulletin_id is null))
);
create index received_bulletin on alerts.received (unit_id, bulletin_id);
select platform.guard('alerts.received', 'select, insert, update');

-- Addresses that are asked every few minutes.
create table alerts.feed (
  unit_id int not null references units.unit,
  id uuid not null,
  name text not null check (char_length(name) between 2 and 120),
  address text not null check (char_length(address) <= 500),
  asked_at timestamptz,
  fault text,
  removed_at timestamptz,
  primary key (unit_id, id)
);
create unique index feed_address on alerts.feed (unit_id, address) where removed_at is null;
select platform.guard('alerts.feed', 'select, insert, update');

-- Whether an alert may go straight to the loudspeakers; without a row it becomes a draft.
create table alerts.habit (
  unit_id int primary key references units.unit,
  at_once boolean not null,
  -- Only these senders, and only what is at least this severe.
  senders text[] not null,
  least_severity text not null check (least_severity in ('Extreme', 'Severe', 'Moderate')),
  reason text not null check (char_length(reason) between 2 and 500),
  decided_by text not null,
  decided_name text not null,
  decided_at timestamptz not null,
  check (not at_once or cardinality(senders) > 0)
);
select platform.guard('alerts.habit', 'select, insert, update');

-- A message of ours, as it was published: it never changes; what changes is told by another one.
create table alerts.published (
  unit_id int not null references units.unit,
  id uuid not null,
  -- What it tells of: an emergency or an airing, and whether it begins or ends.
  subject_id uuid not null,
  msg_type text not null check (msg_type in ('Alert', 'Cancel')),
  bulletin_id uuid not null,
  headline text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  xml text not null,
  primary key (unit_id, id),
  unique (unit_id, subject_id, msg_type)
);
create index published_sent on alerts.published (unit_id, sent_at desc, id desc);
select platform.guard('alerts.published', 'select, insert');

create policy no_citizen on alerts.received as restrictive using (platform.person() is null);
create policy no_citizen on alerts.feed as restrictive using (platform.person() is null);
create policy no_citizen on alerts.habit as restrictive using (platform.person() is null);
