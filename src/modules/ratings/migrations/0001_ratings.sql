create schema ratings;
grant usage on schema ratings to xaso_app;

-- Phiếu đánh giá while it may still be changed. `seat` is a keyed hash of the dossier: it says that a dossier has rated,
-- and nobody can tell which without the installation's key, which is not in the database.
create table ratings.ballot (
  unit_id int not null,
  seat text not null,
  given_at timestamptz not null,
  changed_at timestamptz not null,
  procedure_code text,
  way text check (way in ('counter', 'link', 'own')),
  level text check (level in ('very-satisfied', 'satisfied', 'unsatisfied')),
  reasons text[],
  words text,
  -- Once it is counted only the seat is left: the dossier has rated, what it said stands elsewhere and apart.
  released boolean not null default false,
  primary key (unit_id, seat),
  check (released = (level is null)),
  check (not released or (reasons is null and words is null and procedure_code is null and way is null))
);
create index ballot_waiting on ratings.ballot (unit_id, given_at) where not released;
select platform.guard('ratings.ballot', 'select, insert, update');

-- Ý kiến: what was said, without who or when. The id is by chance, so that its order tells nothing.
create table ratings.opinion (
  unit_id int not null,
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  procedure_code text not null,
  way text not null check (way in ('counter', 'link', 'own')),
  level text not null check (level in ('very-satisfied', 'satisfied', 'unsatisfied')),
  reasons text[] not null,
  words text not null,
  primary key (unit_id, id)
);
create index opinion_month on ratings.opinion (unit_id, month, id);
select platform.guard('ratings.opinion', 'select, insert');

-- How many opinions of each kind: written together with them.
create table ratings.tally (
  unit_id int not null,
  month date not null,
  procedure_code text not null,
  level text not null,
  count int not null check (count >= 0),
  primary key (unit_id, month, procedure_code, level)
);
select platform.guard('ratings.tally', 'select, insert, update');

-- A tablet at a counter, opened by a link that only shows what an officer sends there.
create table ratings.counter (
  unit_id int not null,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  closed_at timestamptz,
  primary key (unit_id, id)
);
select platform.guard('ratings.counter', 'select, insert, update');

-- The dossier that a counter's tablet asks about now; gone when it has rated or after some minutes.
create table ratings.invitation (
  unit_id int not null,
  counter_id uuid not null,
  dossier_code text not null,
  until timestamptz not null,
  primary key (unit_id, counter_id),
  foreign key (unit_id, counter_id) references ratings.counter
);
select platform.guard('ratings.invitation');

-- From how many on ratings are counted and shown, where a commune has decided otherwise than the program.
create table ratings.setting (
  unit_id int not null primary key,
  least int not null check (least between 3 and 100),
  changed_by text not null,
  changed_at timestamptz not null
);
select platform.guard('ratings.setting', 'select, insert, update');
