-- What stands on a stored paper, written down by an officer who has it before them: who issued it, when, and how long it is good.
alter table vault.paper
  add column issuer text check (char_length(issuer) between 2 and 200),
  add column expires_on date,
  add column described_at timestamptz,
  add column described_by text,
  add constraint paper_dates check (expires_on >= issued_on);

-- Each look of an officer at a paper; its owner reads them beside it.
create table vault.look (
  unit_id int not null,
  id uuid not null,
  paper_id uuid not null,
  at timestamptz not null,
  by_name text not null,
  dossier_code text,
  primary key (unit_id, id),
  foreign key (unit_id, paper_id) references vault.paper
);
create index look_paper on vault.look (unit_id, paper_id, id desc);
select platform.guard('vault.look', 'select, insert');
select platform.own_through('vault.look', 'vault.paper', 'paper_id');
