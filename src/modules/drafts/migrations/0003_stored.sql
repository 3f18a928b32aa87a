-- A paper of the citizen's store that serves instead of an upload; its file belongs to the dossier it came from.
alter table drafts.paper add column stored_id uuid;
