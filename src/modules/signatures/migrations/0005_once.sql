-- A paper with the number of a register of its own is put up once; withdrawn it may be put up again.
create unique index document_numbered_open on signatures.document (unit_id, dossier_id, title, symbol, year, number)
  where numbered_elsewhere and state <> 'withdrawn';
