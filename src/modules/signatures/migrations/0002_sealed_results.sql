-- The number of a sealed result stands in its signed bytes.
update dossiers.result r set sealed = true
from signatures.document d
where d.unit_id = r.unit_id and d.dossier_id = r.dossier_id and d.sealed_id = r.file_id;

-- A paper that waits for its seal has its number already.
insert into dossiers.result_number (unit_id, year, book, number, dossier_id)
select unit_id, year, upper(symbol), number::text, dossier_id from signatures.document where number is not null
on conflict do nothing;
