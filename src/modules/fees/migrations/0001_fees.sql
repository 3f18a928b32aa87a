create schema fees;
grant usage on schema fees to xaso_app;

-- Nhóm được miễn, giảm: who pays less, by what proof, since when and by which instrument. Nothing is overwritten: it ends.
create table fees.exemption (
  unit_id int not null,
  id uuid not null,
  -- Empty: of every procedure.
  procedure_code text not null,
  who text not null check (char_length(who) between 2 and 200),
  proof text not null check (char_length(proof) between 2 and 300),
  percent int not null check (percent between 1 and 100),
  citation text not null check (char_length(citation) between 2 and 300),
  -- V: read in the instrument itself; S: from a secondary source; M: from memory, to be compared.
  certainty text not null check (certainty in ('V', 'S', 'M')),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  added_by text not null,
  added_at timestamptz not null,
  primary key (unit_id, id)
);
create index exemption_procedure on fees.exemption (unit_id, procedure_code);
select platform.guard('fees.exemption', 'select, insert, update');
