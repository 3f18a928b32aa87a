-- Chứng thực: the statutory books and what stands in them (NĐ 23/2015 Điều 13, 14; TT 01/2020/TT-BTP; GOV 3).
create schema certification;
grant usage on schema certification to xaso_app;

-- Sổ của một năm. Its row is locked by whoever takes numbers, so they run without a gap.
create table certification.book (
  unit_id int not null references units.unit,
  kind text not null check (kind in ('copy', 'signature', 'translator', 'transaction')),
  series text not null check (series in ('paper', 'electronic')),
  year int not null check (year between 2015 and 2200),
  last int not null default 0,
  -- Numbers up to this one stand in a book kept by hand, with the reason.
  by_hand int not null default 0 check (by_hand between 0 and last),
  by_hand_reason text,
  volume int not null default 1,
  last_day date not null,
  locked_at timestamptz,
  locked_by text,
  -- What the book held when it was locked.
  totals jsonb,
  primary key (unit_id, kind, series, year),
  check ((by_hand = 0) = (by_hand_reason is null)),
  check ((locked_at is null) = (totals is null))
);
select platform.guard('certification.book', 'select, insert, update');
create policy own on certification.book as restrictive using (platform.person() is null);

-- Quyển thứ hai trở đi trong năm: the numbers go on.
create table certification.volume (
  unit_id int not null,
  kind text not null,
  series text not null,
  year int not null,
  volume int not null check (volume > 1),
  after_number int not null,
  opened_at timestamptz not null,
  opened_by text not null,
  primary key (unit_id, kind, series, year, volume),
  foreign key (unit_id, kind, series, year) references certification.book
);
select platform.guard('certification.volume', 'select, insert');
create policy own on certification.volume as restrictive using (platform.person() is null);

-- Lượt chứng thực: one person at the counter with some papers.
create table certification.visit (
  unit_id int not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  by text not null,
  requester_id uuid,
  requester_name text not null,
  requester_id_number text,
  signer text not null,
  signer_name text not null,
  signer_title text not null,
  fee int not null check (fee >= 0),
  primary key (unit_id, id),
  foreign key (unit_id, requester_id) references people.person
);
create index visit_newest on certification.visit (unit_id, id desc);
select platform.guard('certification.visit', 'select, insert');
select platform.own('certification.visit', 'requester_id');

-- Dòng của sổ. A line is never changed nor taken away: what is wrong is said by an annotation.
create table certification.entry (
  unit_id int not null,
  id uuid not null,
  kind text not null,
  series text not null,
  year int not null,
  number int not null check (number > 0),
  volume int not null,
  day date not null,
  visit_id uuid not null,
  requester_id uuid,
  name text not null check (char_length(name) between 1 and 300),
  parties text not null,
  pages int not null check (pages between 1 and 5000),
  copies int not null check (copies between 0 and 1000),
  fee int not null check (fee >= 0),
  -- What a search looks through: requester, paper, parties, without diacritics.
  sought text not null,
  primary key (unit_id, id),
  unique (unit_id, kind, series, year, number),
  foreign key (unit_id, kind, series, year) references certification.book,
  foreign key (unit_id, visit_id) references certification.visit
);
create index entry_visit on certification.entry (unit_id, visit_id);
create index entry_day on certification.entry (unit_id, day, kind, series);
select platform.guard('certification.entry', 'select, insert');
select platform.own('certification.entry', 'requester_id');

-- Bản sao điện tử chờ ký: asked for at the counter; gets its number when all signatures verify.
create table certification.waiting (
  unit_id int not null,
  id uuid not null,
  visit_id uuid not null,
  requester_id uuid,
  at timestamptz not null,
  name text not null,
  pages int not null,
  fee int not null,
  entry_id uuid,
  primary key (unit_id, id),
  foreign key (unit_id, visit_id) references certification.visit,
  foreign key (unit_id, entry_id) references certification.entry
);
create index waiting_visit on certification.waiting (unit_id, visit_id);
create index waiting_open on certification.waiting (unit_id, id) where entry_id is null;
select platform.guard('certification.waiting', 'select, insert, update');
select platform.own('certification.waiting', 'requester_id');

-- Ghi chú sửa sai, hủy số: who, when, why; the number stays.
create table certification.annotation (
  unit_id int not null,
  id uuid not null,
  entry_id uuid not null,
  voids boolean not null,
  text text not null check (char_length(text) between 1 and 500),
  reason text not null check (char_length(reason) between 1 and 500),
  at timestamptz not null,
  by text not null,
  by_name text not null,
  primary key (unit_id, id),
  foreign key (unit_id, entry_id) references certification.entry
);
create index annotation_entry on certification.annotation (unit_id, entry_id, id);
create unique index annotation_void on certification.annotation (unit_id, entry_id) where voids;
create index annotation_at on certification.annotation (unit_id, at);
select platform.guard('certification.annotation', 'select, insert');
select platform.own_through('certification.annotation', 'certification.entry', 'entry_id');

-- Từ chối chứng thực, with its ground (NĐ 23/2015 Điều 22).
create table certification.refusal (
  unit_id int not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  day date not null,
  by text not null,
  by_name text not null,
  requester_name text not null,
  paper text not null,
  ground text not null,
  detail text,
  primary key (unit_id, id)
);
create index refusal_day on certification.refusal (unit_id, day);
select platform.guard('certification.refusal', 'select, insert');
create policy own on certification.refusal as restrictive using (platform.person() is null);

-- Bản in sổ hằng tháng: its lines as they were, and the bytes that were printed first.
create table certification.month_print (
  unit_id int not null,
  id uuid not null,
  kind text not null,
  series text not null,
  year int not null,
  month int not null check (month between 1 and 12),
  part int not null,
  at timestamptz not null,
  by text not null,
  data jsonb not null,
  sha256 bytea,
  file_id uuid,
  primary key (unit_id, id),
  unique (unit_id, kind, series, year, month, part),
  foreign key (unit_id, kind, series, year) references certification.book,
  foreign key (unit_id, file_id) references platform.file
);
select platform.guard('certification.month_print', 'select, insert, update');
create policy own on certification.month_print as restrictive using (platform.person() is null);
