-- A look through a long file that was cut off goes on behind the last row it kept; when it last got on is seen, so that one whose
-- process died is taken up by another.
alter table exchange.import
  add column looked_row int not null default 0,
  add column moved_at timestamptz;
update exchange.import set moved_at = started_at;
create index import_at_work on exchange.import (unit_id, moved_at) where state in ('checking', 'applying');
