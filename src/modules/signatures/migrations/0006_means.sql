-- Phương tiện ký số: by what an officer or the agency signs, since when and by whose decision. A change is a new row; the old one stays.
create table signatures.means (
  unit_id int not null,
  id uuid not null,
  -- An officer's id, or 'agency'.
  party text not null check (party = 'agency' or party ~ '^[0-9a-f-]{36}$'),
  provider text not null check (provider in ('test', 'pkcs11', 'csc', 'plug-in')),
  -- Whose key it is: registered for a plug-in, else as it was last seen at the provider.
  certificate bytea,
  -- Which key of a token, which credential of a service.
  settings jsonb not null default '{}',
  -- PIN and access token, sealed with a key that is not in the database.
  secret bytea,
  since timestamptz not null,
  by text not null,
  by_name text not null,
  until timestamptz,
  tested_at timestamptz,
  -- 'good', or why a test signature was refused.
  test text,
  primary key (unit_id, id),
  check (provider <> 'plug-in' or certificate is not null),
  check ((tested_at is null) = (test is null))
);
create unique index means_now on signatures.means (unit_id, party) where until is null;
create index means_history on signatures.means (unit_id, party, id desc);
select platform.guard('signatures.means', 'select, insert, update');

-- Hình chữ ký, hình con dấu: what is drawn on the page. What was used before stays.
create table signatures.picture (
  unit_id int not null,
  id uuid not null,
  party text not null check (party = 'agency' or party ~ '^[0-9a-f-]{36}$'),
  file_id uuid not null,
  since timestamptz not null,
  by text not null,
  by_name text not null,
  until timestamptz,
  until_by text,
  primary key (unit_id, id),
  foreign key (unit_id, file_id) references platform.file
);
create unique index picture_now on signatures.picture (unit_id, party) where until is null;
create index picture_history on signatures.picture (unit_id, party, id desc);
select platform.guard('signatures.picture', 'select, insert, update');

-- Lệnh ký gửi trình cắm: one paper, one officer, one certificate, once, for some minutes.
create table signatures.plug_in_order (
  unit_id int not null,
  id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('sign', 'seal')),
  staff_id uuid not null,
  certificate bytea not null,
  -- The prepared file with the room for the signature, and where that room is. It belongs to nothing and is swept a day later.
  prepared_id uuid not null,
  room_from int not null,
  room_to int not null check (room_to > room_from),
  attributes bytea not null,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, document_id) references signatures.document
);
create index plug_in_order_document on signatures.plug_in_order (unit_id, document_id);
select platform.guard('signatures.plug_in_order', 'select, insert, update');

create policy staff_only on signatures.means as restrictive using (platform.person() is null);
create policy staff_only on signatures.picture as restrictive using (platform.person() is null);
create policy staff_only on signatures.plug_in_order as restrictive using (platform.person() is null);
