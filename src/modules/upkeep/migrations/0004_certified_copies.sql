-- A certified electronic copy opens for whoever asked for it, as it does in the store of papers.
select platform.sight_of('certification.waiting');
alter policy own on platform.file using (
  platform.person() is null
  or uploaded_by = 'citizen:' || platform.person()
  or (owner_kind = 'dossier' and dossiers.sees_dossier(owner_id))
  or (owner_kind = 'draft' and drafts.sees_draft(owner_id))
  or (owner_kind = 'certification-copy' and certification.sees_waiting(owner_id)));
