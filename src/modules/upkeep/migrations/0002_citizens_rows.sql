-- A citizen's own transactions see of the shared tables what is theirs, however wrong a query may be: answers to their
-- own forms, files they sent or that lie in their own dossiers and drafts, events that they caused or that are about them.
-- The rows of dossiers and drafts are themselves bound to the person, so these policies need not say whose they are.
create policy own on platform.answered as restrictive
  using (platform.person() is null or actor = 'citizen:' || platform.person());

create policy own on platform.file as restrictive
  using (
    platform.person() is null
    or uploaded_by = 'citizen:' || platform.person()
    or (owner_kind = 'dossier' and owner_id in (select d.id from dossiers.dossier d where d.unit_id = platform.unit()))
    or (owner_kind = 'draft' and owner_id in (select d.id from drafts.draft d where d.unit_id = platform.unit())));

create policy own on audit.event as restrictive for select
  using (
    platform.person() is null
    or actor = 'citizen:' || platform.person()
    or subject_id = platform.person()
    or subject_id in (select d.id from dossiers.dossier d where d.unit_id = platform.unit())
    or subject_id in (select d.id from drafts.draft d where d.unit_id = platform.unit()));
