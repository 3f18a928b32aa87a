-- A citizen files online: the parts of a dossier are written in the same statement as the dossier itself, which
-- their check cannot see yet. Reading stays bound to the citizen's own dossiers; writing to the unit and the keys.
alter policy own on dossiers.content with check (true);
alter policy own on dossiers.component with check (true);
alter policy own on dossiers.stay with check (true);
alter policy own on dossiers.due_change with check (true);
alter policy own on dossiers.supplement with check (true);
alter policy own on dossiers.result with check (true);
