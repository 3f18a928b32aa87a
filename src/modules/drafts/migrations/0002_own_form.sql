-- Whether any open draft pinned a version of a commune's own form.
create index draft_own_form on drafts.draft (unit_id, form_code, form_version)
  where dossier_code is null and strpos(form_code, '.') > 0;
