-- Policies made before `platform.sight_of` ask the parent's row by its key as well.
do $$
declare
  old record;
begin
  for old in
    select c.oid::regclass as target, a.attname as parent_column, f.confrelid::regclass as parent
    from pg_policy p
    join pg_class c on c.oid = p.polrelid
    join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
    join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[2]
    where p.polname = 'own'
      and pg_get_expr(p.polqual, p.polrelid)
        ~ format('^\(\(platform\.person\(\) IS NULL\) OR \(%s IN \( SELECT p\.id\s+FROM %s p\s', a.attname, f.confrelid::regclass)
  loop
    execute format('alter policy own on %s using (platform.person() is null or %s(%I))',
      old.target, platform.sight_of(old.parent), old.parent_column);
  end loop;
end $$;

select platform.sight_of(parent) from unnest(array['dossiers.dossier', 'drafts.draft', 'people.person']::regclass[]) parent;

alter policy own on dossiers.slip using (platform.person() is null or (
  kind in ('receipt', 'supplement-request', 'refusal', 'apology', 'stop-notice', 'result-receipt')
  and dossiers.sees_dossier(dossier_id)));

alter policy own on people.opening using (platform.person() is null or people.sees_person(person_id));

alter policy own on platform.file using (
  platform.person() is null
  or uploaded_by = 'citizen:' || platform.person()
  or (owner_kind = 'dossier' and dossiers.sees_dossier(owner_id))
  or (owner_kind = 'draft' and drafts.sees_draft(owner_id)));

alter policy own on audit.event using (
  platform.person() is null
  or actor = 'citizen:' || platform.person()
  or subject_id = platform.person()
  or dossiers.sees_dossier(subject_id)
  or drafts.sees_draft(subject_id));

-- What is the office's own is no citizen's to read, whatever a query asks for.
do $$
declare
  inner_table regclass;
begin
  foreach inner_table in array array[
    'accounts.api_client', 'accounts.staff_role', 'accounts.stand_in_citizen', 'audit.head', 'audit.seal', 'designs.design',
    'exchange.connection', 'exchange.import', 'exchange.import_fault', 'exchange.import_row', 'exchange.message', 'exchange.mirror',
    'figures.change', 'figures.recount', 'scans.batch', 'scans.part', 'transfers.heard', 'vault.filling', 'workflows.own']::regclass[]
  loop
    execute format('create policy no_citizen on %s as restrictive using (platform.person() is null)', inner_table);
  end loop;
end $$;

-- The applicant's own papers of a dossier that went to another commune; the slips between offices are not hers.
select platform.sight_of('transfers.transfer');
create policy own on transfers.slip as restrictive using (platform.person() is null or (
  kind <> 'hand-over-slip' and transfers.sees_transfer(transfer_id)));
