-- Ghi chú nội bộ: what officers write to each other about a dossier. It is never changed and never shown to citizens.
create schema remarks;
grant usage on schema remarks to xaso_app;

create table remarks.remark (
  unit_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  at timestamptz not null,
  author text not null,
  text text not null check (char_length(text) between 1 and 4000),
  -- Officers who were mentioned; each got a notice.
  mentioned uuid[] not null,
  primary key (unit_id, id)
);
create index remark_dossier on remarks.remark (unit_id, dossier_id, id);
select platform.guard('remarks.remark', 'select, insert');
create policy staff_only on remarks.remark as restrictive using (platform.person() is null);
