-- The ground that every module stands on: who a transaction acts for, how a table is guarded, the audit trail.
create schema platform;
create schema audit;

create function platform.unit() returns int language sql stable parallel safe
  return nullif(current_setting('xaso.unit', true), '')::int;

create function platform.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('xaso.person', true), '')::uuid;

-- Row security by unit, and the grants of the application role, for one table of a commune's data.
create function platform.guard(target regclass, rights text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy unit on %s using (unit_id = platform.unit()) with check (unit_id = platform.unit())', target);
  execute format('grant %s on %s to xaso_app', rights, target);
end $$;

-- A reference table shared by all communes: the application reads it.
create function platform.share(target regclass) returns void language plpgsql as $$
begin
  execute format('grant select on %s to xaso_app', target);
end $$;

-- The citizen who is signed in sees only rows of their own; staff and the public are bound by the unit alone.
create function platform.own(target regclass, person_column name) returns void language plpgsql as $$
begin
  execute format(
    'create policy own on %s as restrictive using (platform.person() is null or %I = platform.person())',
    target, person_column);
end $$;

create table audit.event (
  unit_id int not null,
  id uuid not null,
  -- Lets the sealer take exactly the events of finished transactions, without any writer waiting.
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  actor text not null,
  origin jsonb,
  data jsonb not null,
  primary key (unit_id, id)
);
create index event_subject on audit.event (unit_id, subject_id, id);
create index event_seal on audit.event (tx, id);
select platform.guard('audit.event', 'select, insert');

-- A seal closes the next run of a unit's events: their order, their hashes, and the hash of the seal before.
create table audit.seal (
  unit_id int not null,
  number bigint not null,
  sealed_at timestamptz not null,
  last_tx xid8 not null,
  event_ids uuid[] not null,
  event_hashes bytea[] not null,
  previous_hash bytea not null,
  hash bytea not null,
  signature bytea not null,
  primary key (unit_id, number)
);
select platform.guard('audit.seal', 'select');

-- Đầu chuỗi of each day: how far a unit's chain reached. It can be published, so that nobody can shorten the chain unseen.
create table audit.head (
  unit_id int not null,
  day date not null,
  number bigint not null,
  hash bytea not null,
  primary key (unit_id, day)
);
select platform.guard('audit.head', 'select');

-- Up to where events are sealed, over all units.
create table audit.sealing (
  only_one boolean primary key default true check (only_one),
  tx xid8 not null,
  id uuid not null
);
insert into audit.sealing (tx, id) values ('0', '00000000-0000-0000-0000-000000000000');

-- Rate limits that hold across processes. Losing them in a crash is harmless, so no log is written for them.
create unlogged table platform.rate (
  bucket text not null,
  window_start timestamptz not null,
  hits int not null,
  primary key (bucket, window_start)
);
grant select, insert, update, delete on platform.rate to xaso_app;

-- One form, one record: the answer to a form or API request that was already carried out.
create table platform.answered (
  unit_id int not null,
  key text not null,
  actor text not null,
  body_hash bytea not null,
  status int,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (unit_id, actor, key)
);
create index answered_at on platform.answered (at);
select platform.guard('platform.answered');

create table platform.file (
  unit_id int not null,
  id uuid not null,
  sha256 bytea not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  -- What the file belongs to decides who may open it; a file without an owner is swept after a day.
  owner_kind text,
  owner_id uuid,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  primary key (unit_id, id)
);
create index file_sha on platform.file (sha256);
create index file_loose on platform.file (uploaded_at) where owner_id is null;
create index file_owner on platform.file (unit_id, owner_id);
select platform.guard('platform.file');

-- Jobs are planned through this door only: the application role cannot reach the queue's own tables.
create function platform.plan_job(job text, payload json, run_at timestamptz, key text, attempts int)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(job, payload, run_at => run_at, max_attempts => attempts, job_key => key);
end $$;
revoke all on function platform.plan_job from public;
grant execute on function platform.plan_job to xaso_app;
grant usage on schema platform, audit to xaso_app;

-- Rows that hang on another table's row are seen by whoever sees that row.
create function platform.own_through(target regclass, parent regclass, parent_column name)
returns void language plpgsql as $$
begin
  execute format(
    'create policy own on %s as restrictive using (platform.person() is null or %I in (select p.id from %s p where p.unit_id = platform.unit()))',
    target, parent_column, parent);
end $$;
