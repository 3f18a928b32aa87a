-- Not every paper that is signed is the result of a dossier: it may belong to something of another module, which numbers it.
alter table signatures.document
  alter dossier_id drop not null,
  alter dossier_code drop not null,
  add owner_kind text not null default 'dossier' check (owner_kind ~ '^[a-z-]+$'),
  add owner_id uuid,
  -- Where it stands in the program, and what it is called there.
  add owner_path text,
  add owner_words text,
  add constraint document_owner check (
    (owner_kind = 'dossier') = (dossier_id is not null) and (owner_kind = 'dossier') = (owner_id is null)
    and (dossier_id is null) = (dossier_code is null)
    and (owner_id is null) = (owner_path is null) and (owner_id is null) = (owner_words is null)
  ),
  drop constraint document_check2,
  add constraint document_issued check (
    state <> 'sealed' or (sha256 is not null and (number is not null or owner_kind <> 'dossier'))
  );
create unique index document_owner_open on signatures.document (unit_id, owner_kind, owner_id)
  where owner_id is not null and state <> 'withdrawn';
