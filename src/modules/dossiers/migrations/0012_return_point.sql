-- Nơi trả kết quả stands with the dossier itself: each point lists what lies there, in one walk along an index.
alter table dossiers.dossier add column return_point uuid;
-- It is no figure: nothing is counted anew for it.
alter table dossiers.dossier disable trigger user;
update dossiers.dossier d set return_point = p.return_point
from dossiers.place p
where p.unit_id = d.unit_id and p.dossier_id = d.id and p.return_point is not null and d.delivery = 'counter';
alter table dossiers.dossier enable trigger user;
alter table dossiers.place drop column return_point;
create index dossier_return_point on dossiers.dossier (unit_id, return_point, state, received_at desc, id desc)
  where return_point is not null;
