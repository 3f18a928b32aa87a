-- Its owner was told that the draft will be removed; saving it afterwards makes the note stale.
alter table drafts.draft add column warned_at timestamptz;
