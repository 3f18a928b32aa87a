-- Lượt chứng thực của một hồ sơ (thủ tục 2.000815, nộp trực tuyến): the lines of the book belong to it.
alter table certification.visit add column dossier_id uuid, add column dossier_code text,
  add constraint visit_of_dossier check ((dossier_id is null) = (dossier_code is null)),
  add foreign key (unit_id, dossier_id) references dossiers.dossier;
create index visit_dossier on certification.visit (unit_id, dossier_id) where dossier_id is not null;
