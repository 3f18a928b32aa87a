-- Whether any dossier pinned a version of a commune's own form; few do, so the index is small.
create index content_own_form on dossiers.content (unit_id, form_code, form_version) where strpos(form_code, '.') > 0;
