-- Bộ lọc đã lưu: addresses of narrowed lists that an officer comes back to. Each is the officer's own.
create schema filters;
grant usage on schema filters to xaso_app;

create table filters.saved_filter (
  unit_id int not null,
  id uuid not null,
  staff_id uuid not null,
  name text not null check (char_length(name) between 1 and 80),
  -- A list of ours, never another site.
  href text not null check (href ~ '^/can-bo/[a-z0-9]' and char_length(href) <= 800),
  primary key (unit_id, id),
  unique (unit_id, staff_id, name)
);
select platform.guard('filters.saved_filter');
create policy staff_only on filters.saved_filter as restrictive using (platform.person() is null);
