-- An electronic copy bears words in place of the picture of a seal, at the upper right of its first page (NĐ 30/2020, Phụ lục I).
alter table signatures.document add column mark text check (char_length(mark) between 1 and 200);

-- Phụ lục kèm theo thành tệp riêng: the agency signs each with the number of the paper it belongs to.
create table signatures.attachment (
  unit_id int not null,
  document_id uuid not null,
  number int not null check (number between 1 and 20),
  title text not null check (char_length(title) between 1 and 200),
  draft_id uuid not null,
  sealed_id uuid,
  sha256 bytea,
  primary key (unit_id, document_id, number),
  foreign key (unit_id, document_id) references signatures.document,
  foreign key (unit_id, draft_id) references platform.file,
  foreign key (unit_id, sealed_id) references platform.file,
  check ((sealed_id is null) = (sha256 is null))
);
create index attachment_sha256 on signatures.attachment (unit_id, sha256) where sha256 is not null;
select platform.guard('signatures.attachment', 'select, insert, update');
select platform.own_through('signatures.attachment', 'signatures.document', 'document_id');
