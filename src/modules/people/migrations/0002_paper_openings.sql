-- An officer's look at one of a person's stored papers: each one counts, not one an hour.
alter table people.opening drop constraint opening_kind_check;
alter table people.opening add constraint opening_kind_check check (kind in ('opened', 'id-revealed', 'paper-opened'));
