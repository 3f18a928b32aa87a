-- One record per person, shared by every module of the commune.
create schema people;
grant usage on schema people to xaso_app;

-- "nguyen van minh" → "minh van nguyen": people are looked for by the name they are called, which comes last,
-- and a search by the end of a name becomes a search by a beginning.
create function people.words_reversed(text) returns text language sql immutable strict parallel safe
  return (select coalesce(string_agg(word, ' ' order by place desc), '')
          from unnest(string_to_array($1, ' ')) with ordinality as words (word, place));
grant execute on function people.words_reversed to xaso_app;

create table people.household (
  unit_id int not null references units.unit,
  id uuid not null,
  head_id uuid not null,
  address_detail text check (char_length(address_detail) <= 200),
  hamlet_id uuid,
  opened_at timestamptz not null default now(),
  primary key (unit_id, id),
  unique (unit_id, head_id)
);
create index household_hamlet on people.household (unit_id, hamlet_id);

create table people.person (
  unit_id int not null references units.unit,
  id uuid not null,
  full_name text not null check (char_length(full_name) between 1 and 100 and full_name is nfc normalized),
  full_name_folded text collate "C" not null generated always as (platform.fold(full_name)) stored,
  name_reversed_folded text collate "C" not null
    generated always as (people.words_reversed(platform.fold(full_name))) stored,
  birth_year smallint check (birth_year between 1850 and 2200),
  birth_month smallint check (birth_month between 1 and 12),
  birth_day smallint check (birth_day between 1 and 31),
  gender text check (gender in ('male', 'female', 'other')),
  id_number text collate "C" check (id_number ~ '^([0-9]{9}|[0-9]{12})$'),
  old_id_number text collate "C" check (old_id_number ~ '^[0-9]{9}$'),
  nationality text check (char_length(nationality) <= 60),
  ethnicity text check (char_length(ethnicity) <= 60),
  phone text collate "C" check (phone ~ '^\+?[0-9]{8,15}$'),
  email text check (char_length(email) <= 254),
  address_detail text check (char_length(address_detail) <= 200),
  hamlet_id uuid,
  residence_code text references units.admin_unit,
  household_id uuid,
  household_role text check (household_role in ('head', 'spouse', 'child', 'parent', 'sibling', 'grandchild', 'other')),
  identity_level text not null default 'claimed' check (identity_level in ('claimed', 'card-seen', 'electronic')),
  identity_at timestamptz,
  merged_into uuid,
  version int not null default 1,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (unit_id, id),
  foreign key (unit_id, household_id) references people.household,
  foreign key (unit_id, merged_into) references people.person,
  check (birth_year is not null or birth_month is null),
  check (birth_month is not null or birth_day is null),
  -- make_date refuses the thirtieth of February.
  check (birth_day is null or make_date(birth_year, birth_month, birth_day) is not null),
  check ((household_id is null) = (household_role is null)),
  check ((identity_at is null) = (identity_level = 'claimed')),
  check (merged_into <> id),
  -- A record that was merged away belongs to no household, and keeps what it knew for whoever looks back.
  check (merged_into is null or household_id is null)
);
alter table people.household
  add foreign key (unit_id, head_id) references people.person deferrable initially deferred;

create unique index person_id_number on people.person (unit_id, id_number)
  where id_number is not null and merged_into is null;
create index person_old_id_number on people.person (unit_id, old_id_number) where old_id_number is not null;
create index person_phone on people.person (unit_id, phone) where phone is not null;
create index person_name on people.person (unit_id, full_name_folded, id) where merged_into is null;
create index person_called on people.person (unit_id, name_reversed_folded, id) where merged_into is null;
create index person_hamlet on people.person (unit_id, hamlet_id, name_reversed_folded, id) where merged_into is null;
create index person_household on people.person (unit_id, household_id) where household_id is not null;
create index person_merged on people.person (unit_id, merged_into) where merged_into is not null;
select platform.guard('people.person', 'select, insert, update');
-- A citizen sees the own record, and those that were merged into it.
create policy own on people.person as restrictive using (
  platform.person() is null or id = platform.person() or merged_into = platform.person());

select platform.guard('people.household');
create policy own on people.household as restrictive using (
  platform.person() is null
  or id = (select household_id from people.person where person.unit_id = household.unit_id and person.id = platform.person()));

-- Two records found to be one person: which stays, which goes, why. Nothing of the second is erased.
create table people.merging (
  unit_id int not null,
  id uuid not null,
  keep_id uuid not null,
  gone_id uuid not null,
  reason text not null,
  -- Fields that the record that stays took over.
  taken text[] not null,
  at timestamptz not null default now(),
  by text not null,
  by_name text not null,
  primary key (unit_id, id),
  foreign key (unit_id, keep_id) references people.person,
  foreign key (unit_id, gone_id) references people.person
);
create index merging_keep on people.merging (unit_id, keep_id);
select platform.guard('people.merging', 'select, insert');
select platform.own('people.merging', 'keep_id');

-- Who opened whose record, when and why: the person concerned may read it.
create table people.opening (
  unit_id int not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('opened', 'id-revealed')),
  at timestamptz not null,
  by text not null,
  by_name text not null,
  by_title text,
  reason text not null,
  primary key (unit_id, id),
  foreign key (unit_id, person_id) references people.person
);
create index opening_person on people.opening (unit_id, person_id, id);
-- An officer who goes back and forth opens a record once an hour.
create unique index opening_once on people.opening
  (unit_id, person_id, by, date_bin('1 hour', at, timestamptz '2000-01-01 00:00:00Z')) where kind = 'opened';
select platform.guard('people.opening', 'select, insert');
create policy own on people.opening as restrictive using (
  platform.person() is null
  or person_id in (select id from people.person where person.unit_id = opening.unit_id));
