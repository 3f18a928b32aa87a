-- Bản sao điện tử chứng thực: given at the counter of certification, in no dossier.
alter table vault.paper drop constraint paper_origin_check,
  add constraint paper_origin_check check (origin in ('component', 'result', 'certified'));
