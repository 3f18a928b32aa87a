-- Thông báo trong ứng dụng: what an officer or a citizen is told. Each is made from one event, once for each reader.
create schema notices;
grant usage on schema notices to xaso_app;

create table notices.notice (
  unit_id int not null,
  id uuid not null,
  event_id uuid not null,
  staff_id uuid,
  person_id uuid,
  at timestamptz not null,
  kind text not null,
  vi text not null check (char_length(vi) between 1 and 1000),
  en text not null check (char_length(en) between 1 and 1000),
  -- A page of ours, never another site.
  href text not null check (href ~ '^/[^/\\]'),
  read_at timestamptz,
  primary key (unit_id, id),
  check ((staff_id is null) <> (person_id is null)),
  -- An event that is delivered again tells nobody twice.
  unique (unit_id, event_id, staff_id),
  unique (unit_id, event_id, person_id)
);
create index notice_staff on notices.notice (unit_id, staff_id, id);
create index notice_person on notices.notice (unit_id, person_id, id);
create index notice_staff_unread on notices.notice (unit_id, staff_id) where read_at is null;
create index notice_person_unread on notices.notice (unit_id, person_id) where read_at is null;
select platform.guard('notices.notice');
select platform.own('notices.notice', 'person_id');
