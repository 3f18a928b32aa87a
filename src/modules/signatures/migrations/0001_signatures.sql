create schema signatures;
grant usage on schema signatures to xaso_app;

-- Văn bản trình ký: a paper of a dossier that a leader signs, then the clerk numbers and seals (NĐ 30/2020, Phụ lục I).
create table signatures.document (
  unit_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  title text not null check (char_length(title) between 1 and 300),
  -- Ký hiệu after the number, such as GXN-UBND.
  symbol text not null check (char_length(symbol) between 1 and 40),
  state text not null check (state in ('waiting', 'signed', 'sealed', 'withdrawn')),
  signer_id uuid not null,
  signer_name text not null,
  -- Where number, date, signature, seal and code stand on the pages.
  places jsonb not null,
  draft_id uuid not null,
  signed_id uuid,
  sealed_id uuid,
  number int,
  year int,
  -- By this the public asks for it.
  check_code text not null,
  -- Fingerprint of the sealed file.
  sha256 bytea,
  asked_at timestamptz not null,
  asked_by text not null,
  signed_at timestamptz,
  sealed_at timestamptz,
  sealed_by text,
  primary key (unit_id, id),
  foreign key (unit_id, dossier_id) references dossiers.dossier,
  foreign key (unit_id, draft_id) references platform.file,
  foreign key (unit_id, signed_id) references platform.file,
  foreign key (unit_id, sealed_id) references platform.file,
  -- The seal comes after the leader's signature, always.
  check ((signed_id is not null) = (state in ('signed', 'sealed'))),
  check ((sealed_id is not null) = (state = 'sealed')),
  check (state <> 'sealed' or (number is not null and sha256 is not null)),
  check ((number is null) = (year is null))
);
create unique index document_number on signatures.document (unit_id, symbol, year, number) where number is not null;
create unique index document_check_code on signatures.document (unit_id, check_code);
create index document_dossier on signatures.document (unit_id, dossier_id, id);
create index document_open on signatures.document (unit_id, state, id) where state in ('waiting', 'signed');
create index document_sha256 on signatures.document (unit_id, sha256) where sha256 is not null;
select platform.guard('signatures.document', 'select, insert, update');
select platform.own_through('signatures.document'::regclass, 'dossiers.dossier', 'dossier_id');

-- The last number of a symbol and year; held until the transaction ends, so numbers have no gap.
create table signatures.serial (
  unit_id int not null,
  symbol text not null,
  year int not null,
  last int not null,
  primary key (unit_id, symbol, year)
);
select platform.guard('signatures.serial', 'select, insert, update');

-- Ký hàng loạt: one consent for many papers; each is signed for itself, and what was left goes on after a stop.
create table signatures.batch (
  unit_id int not null,
  id uuid not null,
  kind text not null check (kind in ('sign', 'seal')),
  state text not null check (state in ('working', 'ended', 'stopped')),
  staff_id uuid not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  primary key (unit_id, id)
);
create index batch_mine on signatures.batch (unit_id, staff_id, begun_at desc);
select platform.guard('signatures.batch', 'select, insert, update');

create table signatures.batch_item (
  unit_id int not null,
  batch_id uuid not null,
  number int not null,
  document_id uuid not null,
  state text not null check (state in ('waiting', 'done', 'refused')),
  -- Why it was refused, as a word of the program.
  why text,
  primary key (unit_id, batch_id, number),
  foreign key (unit_id, batch_id) references signatures.batch,
  foreign key (unit_id, document_id) references signatures.document
);
select platform.guard('signatures.batch_item', 'select, insert, update');

create policy staff_only on signatures.serial as restrictive using (platform.person() is null);
create policy staff_only on signatures.batch as restrictive using (platform.person() is null);
create policy staff_only on signatures.batch_item as restrictive using (platform.person() is null);
