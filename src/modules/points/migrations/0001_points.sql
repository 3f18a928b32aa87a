-- Điểm hỗ trợ, điểm tiếp nhận, điểm trả kết quả: where a commune meets its people (NĐ 118 Đ7 k3; GOV 1.1).
create schema points;
grant usage on schema points to xaso_app;

create table points.point (
  unit_id int not null references units.unit,
  id uuid not null,
  name text not null check (char_length(name) between 2 and 120),
  -- One place may do several things.
  supports boolean not null,
  receives boolean not null,
  returns boolean not null,
  address text not null check (char_length(address) between 1 and 200),
  hours text,
  phone text,
  -- What the point does, in the words that people read.
  purpose text,
  hamlet_id uuid,
  opened_on date not null,
  -- The first day on which it is no more.
  closed_on date check (closed_on >= opened_on),
  closed_reason text,
  primary key (unit_id, id),
  foreign key (unit_id, hamlet_id) references units.hamlet,
  check (supports or receives or returns),
  check ((closed_on is null) = (closed_reason is null))
);
create unique index point_name on points.point (unit_id, platform.fold(name)) where closed_on is null;
select platform.guard('points.point', 'select, insert, update');
