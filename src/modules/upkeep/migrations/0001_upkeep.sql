create schema upkeep;
grant usage on schema upkeep to xaso_app;

-- Equal contents of several units are kept once, so a content may go only when no unit has it. This asks over all units,
-- also those the program has not heard of yet, and tells nothing but which of the given hashes are in use.
create function upkeep.used_contents(hashes bytea[]) returns setof bytea
language sql stable security definer set search_path = pg_catalog as $$
  select h from unnest(hashes) h where exists (select from platform.file f where f.sha256 = h)
$$;
revoke all on function upkeep.used_contents from public;
grant execute on function upkeep.used_contents to xaso_app;
