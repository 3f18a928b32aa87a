-- Thanh toán trực tuyến (GOV 1.9): whether a duty was paid by bank transfer; figures count the paid ones of a period by this index alone.
alter table dossiers.duty add column online boolean not null default false;
update dossiers.duty set online = true where how = 'paid' and note like 'Chuyển khoản %';
create index duty_paid on dossiers.duty (unit_id, settled_at, dossier_id, number) include (online) where how = 'paid';
