-- Nơi giữ khóa: the driver of a token or the address of a remote service, as an administrator set it up. A change is a new row;
-- the old one stays.
create table signatures.key_place (
  unit_id int not null,
  id uuid not null,
  kind text not null check (kind in ('pkcs11', 'csc')),
  driver text,
  address text,
  -- Address of the authority that gives time stamps; without one a demonstration asks its own.
  time_stamps text,
  -- Roots, those between and whoever signs the time stamps: base64 of DER.
  certificates jsonb not null default '[]',
  since timestamptz not null,
  by text not null,
  by_name text not null,
  until timestamptz,
  primary key (unit_id, id),
  check ((kind = 'pkcs11') = (driver is not null)),
  check ((kind = 'csc') = (address is not null))
);
create unique index key_place_now on signatures.key_place (unit_id, kind) where until is null;
select platform.guard('signatures.key_place', 'select, insert, update');
create policy staff_only on signatures.key_place as restrictive using (platform.person() is null);
