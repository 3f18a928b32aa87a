-- Two records that are one person: who asked follows, so that the copies open for the record that stays. What a line says stays.
grant update (requester_id) on certification.visit, certification.entry to xaso_app;
create index visit_requester on certification.visit (unit_id, requester_id) where requester_id is not null;
