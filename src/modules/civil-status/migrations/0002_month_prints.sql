-- Bản in sổ hằng tháng: what was printed to be bound, byte for byte, whatever is annotated afterwards.
create table civil_status.month_print (
  unit_id int not null,
  register text not null,
  year int not null,
  month int not null check (month between 1 and 12),
  part int not null check (part > 0),
  id uuid not null,
  lines int not null check (lines > 0),
  file_id uuid not null,
  sha256 bytea not null,
  at timestamptz not null,
  by text not null,
  by_name text not null,
  primary key (unit_id, register, year, month, part),
  foreign key (unit_id, register, year) references civil_status.book,
  foreign key (unit_id, file_id) references platform.file
);
select platform.guard('civil_status.month_print', 'select, insert');
create policy own on civil_status.month_print as restrictive using (platform.person() is null);
