-- Tái sử dụng: which stored paper stands in for one that was not handed in again, and when the paper was issued, where known.
alter table dossiers.component add column stored_id uuid;
alter table dossiers.component add column issued_on date;
alter table dossiers.component add check (stored_id is null or digitised >= 2);
