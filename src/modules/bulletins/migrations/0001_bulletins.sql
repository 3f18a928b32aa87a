-- Bản tin của loa truyền thanh: written, approved by somebody else, signed, kept (SOC 1; product.md S1).
create schema bulletins;
grant usage on schema bulletins to xaso_app;

create table bulletins.bulletin (
  unit_id int not null references units.unit,
  id uuid not null,
  title text not null check (char_length(title) between 2 and 160),
  priority text not null check (priority in ('normal', 'priority', 'emergency')),
  genre text not null,
  language text not null,
  -- speech: read from the text; file: uploaded; relay: another's stream; live: a voice at that time; list: other bulletins.
  kind text not null check (kind in ('speech', 'file', 'relay', 'live', 'list')),
  -- What is read, or what an upload says, for those who cannot hear.
  text text,
  voice text,
  speed int,
  upload_id uuid,
  relay_url text,
  -- Planned length of a relay or a live voice.
  planned_seconds int,
  parts uuid[] not null default '{}',
  expires_on date,
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'withdrawn')),
  -- Grows with every change: who approves says which version they saw.
  version int not null,
  written_by text not null,
  written_at timestamptz not null,
  changed_by text not null,
  copied_from uuid,
  sound text not null check (sound in ('none', 'making', 'ready', 'failed')),
  sound_why text,
  file_id uuid,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint,
  seconds numeric,
  loudness numeric,
  return_reason text,
  -- The name, as devices get it, and who it is.
  approved_by text,
  approved_actor text,
  approved_at text,
  approval_signature text,
  -- Why an emergency was approved by one leader alone, and what was found afterwards by another.
  emergency_reason text,
  reviewed_by text,
  reviewed_at timestamptz,
  review_note text,
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (unit_id, id),
  check (state <> 'approved' or (approval_signature is not null and approved_actor is not null)),
  -- The author does not approve; an emergency one leader approves alone, and gives the reason.
  check (state <> 'approved' or (priority = 'emergency' and emergency_reason is not null)
    or (approved_actor <> written_by and approved_actor <> changed_by)),
  check (sound <> 'ready' or sha256 is not null or kind in ('relay', 'live', 'list'))
);
create index bulletin_by_time on bulletins.bulletin (unit_id, written_at desc, id desc);
create index bulletin_by_state on bulletins.bulletin (unit_id, state, written_at desc, id desc);
select platform.guard('bulletins.bulletin', 'select, insert, update');
-- A citizen reads what was approved and not taken back.
create policy approved_for_citizens on bulletins.bulletin as restrictive
  using (platform.person() is null or state = 'approved');
