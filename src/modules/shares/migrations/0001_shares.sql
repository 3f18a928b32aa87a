create schema shares;
grant usage on schema shares to xaso_app;

-- Đường dẫn chia sẻ: a link by which an applicant shows one result to somebody, for a while. The link itself is kept
-- nowhere: only the hash of its token, and a keyed hash of the code that is told separately.
create table shares.share (
  unit_id int not null,
  id uuid not null,
  person_id uuid not null,
  dossier_id uuid not null,
  result_number int not null,
  token_hash bytea not null,
  code_hash bytea,
  -- For whom, in her own words: only she reads it.
  note text not null check (char_length(note) <= 100),
  names_procedure boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz,
  wrong_codes int not null default 0,
  -- Too many wrong codes.
  locked_at timestamptz,
  openings int not null default 0,
  last_opened_at timestamptz,
  primary key (unit_id, id),
  unique (unit_id, token_hash),
  foreign key (unit_id, dossier_id, result_number) references dossiers.result
);
create index share_person on shares.share (unit_id, person_id, id desc);
create index share_dossier on shares.share (unit_id, dossier_id, id desc);
select platform.guard('shares.share', 'select, insert, update');
select platform.own('shares.share', 'person_id');
