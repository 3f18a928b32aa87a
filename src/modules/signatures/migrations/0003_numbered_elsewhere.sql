-- Papers that bear the number of a register of their own, such as a birth certificate: births and marriages count on their own,
-- and one that was withdrawn and put up again keeps its number.
alter table signatures.document add column numbered_elsewhere boolean not null default false;
drop index signatures.document_number;
create unique index document_number on signatures.document (unit_id, symbol, year, number)
  where number is not null and not numbered_elsewhere;
