-- The paper that was put up for signing for an electronic copy.
alter table certification.waiting add document_id uuid;
