-- The two tiers of government, the unit that works here, its departments, and its hamlets.
create schema units;
grant usage on schema units to xaso_app;

-- Provinces and communes by QĐ 19/2025/QĐ-TTg; filled from data/admin-units.csv.
create table units.admin_unit (
  code text primary key check (code ~ '^\d{2}(\d{3})?$'),
  name text not null,
  full_name text not null,
  type text not null check (type in ('thanh_pho_tw', 'tinh', 'phuong', 'xa', 'dac_khu')),
  province_code text references units.admin_unit deferrable initially deferred,
  -- False once the list no longer names it; old addresses still point here.
  is_current boolean not null default true,
  folded text collate "C" not null generated always as (platform.fold(full_name)) stored,
  check ((province_code is null) = (type in ('thanh_pho_tw', 'tinh')))
);
create index admin_unit_province on units.admin_unit (province_code, folded);
select platform.share('units.admin_unit');

create table units.unit (
  unit_id int primary key check (unit_id > 0),
  id uuid not null unique,
  code text not null unique references units.admin_unit,
  kind text not null check (kind in ('province', 'commune')),
  parent_id int references units.unit,
  name text not null check (char_length(name) between 3 and 120),
  -- Mã định danh cơ quan, QĐ 20/2020/QĐ-TTg Điều 4: the head of every dossier code.
  agency_code text not null check (agency_code ~ '^[A-Y][0-9]{2}(\.[0-9A-Z]+)*$' and char_length(agency_code) <= 35),
  -- False while it is a made-up value that nobody has confirmed.
  agency_code_confirmed boolean not null default false,
  hosts text[] not null default '{}',
  address text not null default '',
  phone text,
  email text,
  hours text,
  is_default boolean not null default false
);
create unique index unit_default on units.unit (is_default) where is_default;
create unique index unit_agency_code on units.unit (agency_code);

-- Name, host and contact are a unit's public face: every process reads them all, a unit changes only its own.
alter table units.unit enable row level security;
create policy face on units.unit for select using (true);
create policy unit on units.unit for update
  using (unit_id = platform.unit()) with check (unit_id = platform.unit());
grant select, update (name, agency_code, agency_code_confirmed, address, phone, email, hours)
  on units.unit to xaso_app;

-- Dossier codes keep the agency code of their day, so codes that were used are never forgotten.
create table units.agency_code_history (
  unit_id int not null references units.unit,
  id uuid not null,
  agency_code text not null,
  used_from date not null,
  used_until date check (used_until >= used_from),
  ground text not null,
  primary key (unit_id, id)
);
create unique index agency_code_in_use on units.agency_code_history (unit_id) where used_until is null;
select platform.guard('units.agency_code_history', 'select, insert, update');

create table units.department (
  unit_id int not null references units.unit,
  id uuid not null,
  parent_id uuid,
  -- Short and steady, for workflow templates: 'pvhcc', 'kinh-te' …
  code text not null check (code ~ '^[a-z0-9-]{2,40}$'),
  name text not null check (char_length(name) between 2 and 120),
  position int not null default 0,
  closed_on date,
  primary key (unit_id, id),
  unique (unit_id, code),
  foreign key (unit_id, parent_id) references units.department,
  check (parent_id <> id)
);
create unique index department_name on units.department (unit_id, platform.fold(name)) where closed_on is null;
select platform.guard('units.department');

create table units.hamlet (
  unit_id int not null references units.unit,
  id uuid not null,
  kind text not null check (kind in (
    'ap', 'thon', 'khu-pho', 'to-dan-pho', 'khom', 'buon', 'ban', 'lang', 'xom', 'khu')),
  name text not null check (char_length(name) between 1 and 80),
  code text check (code ~ '^[0-9A-Za-z.-]{1,20}$'),
  started_on date,
  ended_on date check (ended_on >= started_on),
  name_folded text collate "C" not null generated always as (platform.fold(name)) stored,
  primary key (unit_id, id)
);
create unique index hamlet_name on units.hamlet (unit_id, kind, name_folded) where ended_on is null;
create unique index hamlet_code on units.hamlet (unit_id, code) where ended_on is null;
select platform.guard('units.hamlet', 'select, insert, update');

-- Which hamlets became which, on what day, by what decision.
create table units.hamlet_change (
  unit_id int not null,
  id uuid not null,
  kind text not null check (kind in ('added', 'renamed', 'merged', 'split')),
  effective_on date,
  ground text not null default '',
  at timestamptz not null default now(),
  by text not null,
  by_name text not null,
  primary key (unit_id, id)
);
select platform.guard('units.hamlet_change', 'select, insert');

create table units.hamlet_change_part (
  unit_id int not null,
  change_id uuid not null,
  side text not null check (side in ('from', 'to')),
  hamlet_id uuid not null,
  -- As it was called at that moment: "Ấp Bình Hòa".
  label text not null,
  primary key (unit_id, change_id, side, hamlet_id),
  foreign key (unit_id, change_id) references units.hamlet_change,
  foreign key (unit_id, hamlet_id) references units.hamlet
);
create index hamlet_change_part_hamlet on units.hamlet_change_part (unit_id, hamlet_id);
select platform.guard('units.hamlet_change_part', 'select, insert');
