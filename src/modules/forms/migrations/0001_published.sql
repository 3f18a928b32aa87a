create schema forms;
grant usage on schema forms to xaso_app;

-- Biểu mẫu riêng của xã, as published. A code ends in the unit's number, so that a pinned code and version mean one form
-- in the whole installation. The content never changes after: dossiers and online drafts pin code and version.
create table forms.published (
  unit_id int not null,
  code text not null check (code ~ ('^[a-z0-9][a-z0-9-]{0,59}\.' || unit_id || '$')),
  version int not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  procedures text[] not null check (cardinality(procedures) > 0),
  effective_from date not null,
  note text not null check (note <> ''),
  published_by text not null,
  published_at timestamptz not null,
  -- Thôi dùng: nothing new begins with it from that day on; what began with it goes on.
  retired_from date,
  retired_why text,
  retired_by text,
  primary key (unit_id, code, version),
  check ((retired_from is null) = (retired_why is null) and (retired_from is null) = (retired_by is null))
);
select platform.guard('forms.published', 'select, insert, delete');
grant update (retired_from, retired_why, retired_by) on forms.published to xaso_app;

-- Changes whenever a version is published, retired or deleted: copies in memory know their age by it.
create table forms.revision (
  unit_id int primary key,
  stamp uuid not null
);
select platform.guard('forms.revision', 'select, insert, update');

-- A dossier that another commune handed over is read with the form it was filed with. A form holds nobody's data.
create function forms.pinned(of_code text, of_version int) returns table (content jsonb, effective_from date)
language sql stable security definer set search_path = pg_catalog as $$
  select content, effective_from from forms.published where code = of_code and version = of_version
$$;
revoke all on function forms.pinned from public;
grant execute on function forms.pinned to xaso_app;
