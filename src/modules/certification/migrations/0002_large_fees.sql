-- Twenty papers with a thousand copies each cost more than an int holds.
alter table certification.visit alter fee type bigint;
alter table certification.entry alter fee type bigint;
alter table certification.waiting alter fee type bigint;
