-- How often the sums were brought up to date: whoever keeps them in memory knows by it that they are still the same.
create table figures.summed (
  unit_id int primary key,
  version int not null
);
insert into figures.summed (unit_id, version) select distinct unit_id, 1 from figures.tally;
select platform.guard('figures.summed', 'select, insert, update');
