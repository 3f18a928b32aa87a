-- Drafts of an apology that wait for the head: the board counts them and opens their list.
create index extension_waiting on dossiers.extension (unit_id, dossier_id) where signed_at is null;
