create schema guides;
grant usage on schema guides to xaso_app;

-- Câu hỏi điều kiện: what this commune asks before an application of a procedure is begun, from a day on, with its ground.
-- Nothing is overwritten; without questions the procedure asks none. What is not here is as the program has it.
create table guides.guide (
  unit_id int not null,
  procedure_code text not null,
  number int not null check (number > 0),
  effective_from date not null,
  content jsonb not null,
  citation text not null check (citation <> ''),
  set_by text not null,
  set_by_name text not null,
  set_at timestamptz not null,
  primary key (unit_id, procedure_code, number)
);
select platform.guard('guides.guide', 'select, insert');
