-- What only the office keeps of a cluster: the number of its SIM card, and what officers note (whom to call, where the key is).
create table clusters.cluster_office (
  unit_id int not null,
  cluster_id uuid not null,
  sim text,
  note text,
  primary key (unit_id, cluster_id),
  foreign key (unit_id, cluster_id) references clusters.cluster
);
select platform.guard('clusters.cluster_office', 'select, insert, update');
create policy no_citizen on clusters.cluster_office as restrictive using (platform.person() is null);

insert into clusters.cluster_office (unit_id, cluster_id, sim, note)
select unit_id, id, sim, note from clusters.cluster;
alter table clusters.cluster drop column sim, drop column note;
