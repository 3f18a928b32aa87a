create schema receipts;
grant usage on schema receipts to xaso_app;

-- How the commune's receipts are marked. Official only where the office has said so, with its tax code.
create table receipts.setting (
  unit_id int not null primary key,
  letters text not null check (letters ~ '^[A-Z]{1,6}$'),
  tax_code text check (tax_code ~ '^\d{10}(-\d{3})?$'),
  is_official boolean not null,
  changed_by text not null,
  changed_at timestamptz not null,
  check (not is_official or tax_code is not null)
);
select platform.guard('receipts.setting', 'select, insert, update');
create policy no_citizen on receipts.setting as restrictive using (platform.person() is null);

-- The last number of a symbol, which ends in the year; locked until commit, so there is no gap.
create table receipts.last_number (
  unit_id int not null,
  symbol text not null,
  last int not null check (last between 1 and 9999999),
  primary key (unit_id, symbol)
);
select platform.guard('receipts.last_number', 'select, insert, update');
create policy no_citizen on receipts.last_number as restrictive using (platform.person() is null);

-- Ngày thu tiền of one cashier: open, then counted and locked for ever.
create table receipts.cash_day (
  unit_id int not null,
  id uuid not null,
  cashier text not null,
  cashier_name text not null,
  day date not null,
  closed_at timestamptz,
  expected bigint,
  counted bigint check (counted >= 0),
  difference_reason text,
  primary key (unit_id, id),
  unique (unit_id, cashier, day),
  check ((closed_at is null) = (counted is null) and (closed_at is null) = (expected is null)),
  check (counted = expected or difference_reason is not null)
);
create index cash_day_newest on receipts.cash_day (unit_id, day desc, id desc);
select platform.guard('receipts.cash_day', 'select, insert, update');
create policy no_citizen on receipts.cash_day as restrictive using (platform.person() is null);

-- Biên lai.
create table receipts.receipt (
  unit_id int not null,
  id uuid not null,
  symbol text not null,
  number int not null check (number between 1 and 9999999),
  dossier_id uuid not null,
  duty int not null,
  payer text not null,
  what text not null,
  amount bigint not null check (amount > 0),
  how text not null check (how in ('cash', 'transfer')),
  issued_at timestamptz not null,
  issued_by text not null,
  issued_name text not null,
  cash_day_id uuid,
  is_official boolean not null,
  tax_code text,
  voided_at timestamptz,
  voided_by text,
  void_reason text,
  primary key (unit_id, id),
  unique (unit_id, symbol, number),
  foreign key (unit_id, dossier_id, duty) references dossiers.duty,
  foreign key (unit_id, cash_day_id) references receipts.cash_day,
  check ((how = 'cash') = (cash_day_id is not null)),
  check ((voided_at is null) = (void_reason is null))
);
create unique index receipt_of_duty on receipts.receipt (unit_id, dossier_id, duty) where voided_at is null;
create index receipt_of_day on receipts.receipt (unit_id, cash_day_id, id) where cash_day_id is not null;
create index receipt_newest on receipts.receipt (unit_id, id desc);
select platform.guard('receipts.receipt', 'select, insert, update');
select platform.own_through('receipts.receipt', 'dossiers.dossier', 'dossier_id');
