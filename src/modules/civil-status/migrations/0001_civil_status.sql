-- Hộ tịch: the statutory registers, what was annotated to them, and the copies given of them.
create schema civil_status;
grant usage on schema civil_status to xaso_app;

-- Sổ của một loại việc, một năm (NĐ 123/2015 Điều 11). Its row is locked by whoever takes a number, so they run without a gap.
create table civil_status.book (
  unit_id int not null references units.unit,
  register text not null check (register in (
    'birth', 'death', 'marriage', 'marital-status', 'recognition', 'guardianship', 'guardianship-end', 'copy')),
  year int not null check (year between 1950 and 2200),
  last int not null default 0,
  -- Numbers up to this one stand in a book kept elsewhere, with the reason.
  by_hand int not null default 0 check (by_hand between 0 and last),
  by_hand_reason text,
  last_day date not null,
  locked_at timestamptz,
  locked_by text,
  -- What the book held when it was locked.
  totals jsonb,
  primary key (unit_id, register, year),
  check ((by_hand = 0) = (by_hand_reason is null)),
  check ((locked_at is null) = (totals is null))
);
select platform.guard('civil_status.book', 'select, insert, update');

-- Việc hộ tịch đã đăng ký. It is never changed nor taken away: what is wrong or new is annotated.
create table civil_status.entry (
  unit_id int not null,
  id uuid not null,
  register text not null check (register <> 'copy'),
  year int not null,
  number int not null check (number > 0),
  day date not null,
  -- Names as they stand in a list.
  title text not null check (char_length(title) between 1 and 300),
  -- Facts and parties as they were written down.
  content jsonb not null,
  -- Văn bản áp dụng at the time.
  basis text not null,
  dossier_id uuid,
  dossier_code text,
  procedure_code text,
  signer_id uuid not null,
  signer_name text not null,
  signer_title text not null,
  -- Warnings that the officer set aside, each with the reason.
  overridden jsonb not null default '[]',
  at timestamptz not null,
  by text not null,
  by_name text not null,
  primary key (unit_id, id),
  unique (unit_id, register, year, number),
  foreign key (unit_id, register, year) references civil_status.book,
  foreign key (unit_id, dossier_id) references dossiers.dossier,
  check ((dossier_id is null) = (dossier_code is null))
);
-- One dossier, one entry: of two officers at once the later one finds the first one's.
create unique index entry_dossier on civil_status.entry (unit_id, dossier_id) where dossier_id is not null;
create index entry_number on civil_status.entry (unit_id, year, number);
create index entry_day on civil_status.entry (unit_id, day, id);
select platform.guard('civil_status.entry', 'select, insert');

-- Ghi chú: cải chính, thay đổi, bổ sung, ly hôn …, with what it rests on.
create table civil_status.annotation (
  unit_id int not null,
  id uuid not null,
  entry_id uuid not null,
  kind text not null,
  text text not null check (char_length(text) between 1 and 1000),
  -- Which parts say something else from now on: [{ path, from, to }].
  changes jsonb not null default '[]',
  basis text not null check (char_length(basis) between 1 and 500),
  -- From when it holds: the judgment's day, the day of the death.
  holds_from date,
  dossier_code text,
  at timestamptz not null,
  by text not null,
  by_name text not null,
  primary key (unit_id, id),
  foreign key (unit_id, entry_id) references civil_status.entry
);
create index annotation_entry on civil_status.annotation (unit_id, entry_id, id);
select platform.guard('civil_status.annotation', 'select, insert');

-- Người trong việc hộ tịch: by them an entry is found. A corrected name is one more row, so that both find it.
create table civil_status.party (
  unit_id int not null,
  id uuid not null,
  entry_id uuid not null,
  role text not null,
  person_id uuid,
  full_name text not null check (char_length(full_name) between 1 and 100),
  full_name_folded text collate "C" not null generated always as (platform.fold(full_name)) stored,
  name_reversed_folded text collate "C" not null
    generated always as (people.words_reversed(platform.fold(full_name))) stored,
  birth text,
  id_number text collate "C",
  note_id uuid,
  primary key (unit_id, id),
  foreign key (unit_id, entry_id) references civil_status.entry,
  foreign key (unit_id, note_id) references civil_status.annotation,
  foreign key (unit_id, person_id) references people.person
);
create index party_entry on civil_status.party (unit_id, entry_id);
create index party_name on civil_status.party (unit_id, full_name_folded, id);
create index party_called on civil_status.party (unit_id, name_reversed_folded, id);
create index party_id_number on civil_status.party (unit_id, id_number, id) where id_number is not null;
create index party_person on civil_status.party (unit_id, person_id, id) where person_id is not null;
select platform.guard('civil_status.party', 'select, insert');
-- Two records that are one person: the link follows, what was written down stays.
grant update (person_id) on civil_status.party to xaso_app;

-- Bản sao trích lục đã cấp: numbered in a book of their own; what the copy says is kept as it was.
create table civil_status.copy (
  unit_id int not null,
  id uuid not null,
  entry_id uuid not null,
  register text not null default 'copy' check (register = 'copy'),
  year int not null,
  number int not null check (number > 0),
  day date not null,
  paper text not null,
  copies int not null check (copies between 1 and 50),
  recipient_name text not null check (char_length(recipient_name) between 1 and 200),
  recipient_id_number text,
  relation text not null,
  fee int not null check (fee >= 0),
  fee_note text not null,
  dossier_id uuid,
  dossier_code text,
  signer_id uuid not null,
  signer_name text not null,
  signer_title text not null,
  data jsonb not null,
  at timestamptz not null,
  by text not null,
  by_name text not null,
  primary key (unit_id, id),
  unique (unit_id, year, number),
  foreign key (unit_id, entry_id) references civil_status.entry,
  foreign key (unit_id, register, year) references civil_status.book,
  foreign key (unit_id, dossier_id) references dossiers.dossier
);
create index copy_entry on civil_status.copy (unit_id, entry_id, id);
create index copy_dossier on civil_status.copy (unit_id, dossier_id) where dossier_id is not null;
select platform.guard('civil_status.copy', 'select, insert');

-- The registers are the office's: no citizen's transaction sees them, whoever they are about.
create policy own on civil_status.book as restrictive using (platform.person() is null);
create policy own on civil_status.entry as restrictive using (platform.person() is null);
create policy own on civil_status.annotation as restrictive using (platform.person() is null);
create policy own on civil_status.party as restrictive using (platform.person() is null);
create policy own on civil_status.copy as restrictive using (platform.person() is null);
