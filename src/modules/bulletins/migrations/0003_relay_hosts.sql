-- Đài được tiếp sóng: hosts that a relay may come from, kept by the commune with the paper that says so.
create table bulletins.relay_host (
  unit_id int not null references units.unit,
  id uuid not null,
  -- "vov.vn", "*.vov.vn", "stream.example.vn:8000"; without a port the usual one of http or https.
  host text not null check (host ~ '^(\*\.)?[a-z0-9.-]+(:[0-9]{1,5})?$'),
  name text not null check (char_length(name) between 2 and 160),
  source text not null check (char_length(source) between 2 and 300),
  primary key (unit_id, id),
  unique (unit_id, host)
);
select platform.guard('bulletins.relay_host', 'select, insert, update, delete');
-- No secret: what citizens read at "Nghe lại" asks it too.

-- What was approved before there was a list goes on.
insert into bulletins.relay_host (unit_id, id, host, name, source)
select distinct on (unit_id, host) unit_id, gen_random_uuid(), host, host, 'Đã được duyệt tiếp sóng trước khi có danh sách'
from (
  select unit_id, lower(substring(relay_url from '^https?://([^/?#]+)')) as host
  from bulletins.bulletin where kind = 'relay' and state = 'approved'
) old where host ~ '^[a-z0-9.-]+(:[0-9]{1,5})?$';
