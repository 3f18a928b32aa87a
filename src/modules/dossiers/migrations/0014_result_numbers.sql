-- Sổ cấp số: a number stands once in a book of a year (NĐ 30/2020 Điều 15, Phụ lục IV). The book is the symbol behind the
-- number, or the procedure where a number has none. Whose number it is, is kept apart from the result: a paper that waits
-- for its seal has its number already.
create table dossiers.result_number (
  unit_id int not null,
  year int not null,
  book text not null,
  number text not null,
  dossier_id uuid not null,
  primary key (unit_id, year, book, number),
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
create index result_number_dossier on dossiers.result_number (unit_id, dossier_id);
select platform.guard('dossiers.result_number', 'select, insert, delete');
select platform.own_through('dossiers.result_number', 'dossiers.dossier', 'dossier_id');

-- What was given twice before there was a check stays with the first.
insert into dossiers.result_number (unit_id, year, book, number, dossier_id)
select r.unit_id, coalesce(m.part[2]::int, extract(year from r.attached_at at time zone 'Asia/Ho_Chi_Minh')::int),
  coalesce(m.part[3], d.procedure_code), coalesce(m.part[1], n.plain), r.dossier_id
from dossiers.result r
join dossiers.dossier d on d.unit_id = r.unit_id and d.id = r.dossier_id
cross join lateral (select upper(regexp_replace(r.document_number, '\s', '', 'g')) as plain) n
cross join lateral (select regexp_match(n.plain, '^0*(\d+)(?:/(\d{4}))?(?:/(.+))?$') as part) m
where r.document_number is not null
order by r.attached_at
on conflict do nothing;

-- The number stands in signed bytes and cannot be changed any more.
alter table dossiers.result add column sealed boolean not null default false;
-- Ghi chú after the hand-over: what is wrong with a number that others rely on by now.
alter table dossiers.result add column annotation text check (char_length(annotation) <= 8000);
grant update (annotation) on dossiers.result to xaso_app;
