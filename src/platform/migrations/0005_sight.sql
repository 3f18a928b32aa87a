-- Rows that hang on another table's row are seen by whoever sees that row. A function asks for that one row by its key:
-- a subquery in the policy would be planned into every statement of the office, and for a citizen read the whole parent.
create function platform.sight_of(parent regclass) returns text language plpgsql as $$
declare
  home name; called name;
begin
  select n.nspname, c.relname into home, called
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
  -- Not `or replace`: policies depend on it.
  if to_regprocedure(format('%I.%I(uuid)', home, 'sees_' || called)) is null then
    execute format(
      'create function %I.%I(uuid) returns boolean language sql stable parallel safe
         return exists (select from %s p where p.unit_id = platform.unit() and p.id = $1)',
      home, 'sees_' || called, parent);
  end if;
  return format('%I.%I', home, 'sees_' || called);
end $$;

create or replace function platform.own_through(target regclass, parent regclass, parent_column name)
returns void language plpgsql as $$
begin
  execute format(
    'create policy own on %s as restrictive using (platform.person() is null or %s(%I))',
    target, platform.sight_of(parent), parent_column);
end $$;
