-- Which secrets (roles' password, session key, seal key) this database works with: a start with others is refused,
-- because it would lock out the processes that run and sign the audit trail with a key that nobody knows.
-- For the owner only.
create table platform.installation (
  only_one boolean primary key default true check (only_one),
  secrets text not null,
  at timestamptz not null default now()
);
