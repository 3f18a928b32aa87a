create schema payments;
grant usage on schema payments to xaso_app;

-- Tài khoản thụ hưởng: where the commune's money goes. A changed account is a new row: old codes still name the old one.
create table payments.account (
  unit_id int not null,
  id uuid not null,
  bin text not null check (bin ~ '^\d{6}$'),
  number text not null check (number ~ '^[A-Za-z0-9]{1,19}$'),
  holder text not null check (char_length(holder) between 2 and 100),
  -- Not a real account: every page that shows it says so.
  is_demo boolean not null,
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  primary key (unit_id, id)
);
create unique index account_in_use on payments.account (unit_id) where closed_at is null;
select platform.guard('payments.account', 'select, insert, update');

-- The key with which the bank signs its notices, sealed.
create table payments.bank_key (
  unit_id int not null,
  account_id uuid not null,
  sealed bytea not null,
  changed_at timestamptz not null,
  primary key (unit_id, account_id),
  foreign key (unit_id, account_id) references payments.account
);
select platform.guard('payments.bank_key');
create policy no_citizen on payments.bank_key as restrictive using (platform.person() is null);

-- Mã nộp tiền: the short code of one financial duty, which the payer's bank sends along.
create table payments.bill (
  unit_id int not null,
  code text not null check (code ~ '^XS[0-9A-Z]{8}$'),
  dossier_id uuid not null,
  duty int not null,
  account_id uuid not null,
  amount bigint not null check (amount > 0),
  -- What has come for it, of all notices that count.
  paid bigint not null default 0 check (paid >= 0),
  made_at timestamptz not null,
  primary key (unit_id, code),
  unique (unit_id, dossier_id, duty),
  foreign key (unit_id, dossier_id, duty) references dossiers.duty,
  foreign key (unit_id, account_id) references payments.account
);
select platform.guard('payments.bill', 'select, insert, update');
select platform.own_through('payments.bill', 'dossiers.dossier', 'dossier_id');

-- Sao kê: one file of the bank, as an officer took it in.
create table payments.statement (
  unit_id int not null,
  id uuid not null,
  account_id uuid not null,
  file_id uuid not null,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  -- Which column is which, once it is known; null until an officer has said so.
  columns jsonb,
  counts jsonb,
  -- The first rows that could not be read, each with its line.
  faults jsonb,
  done_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, account_id) references payments.account
);
select platform.guard('payments.statement', 'select, insert, update');
create policy no_citizen on payments.statement as restrictive using (platform.person() is null);

-- How the columns of a bank's statement are to be read, remembered by its heading.
create table payments.layout (
  unit_id int not null,
  heading text not null,
  columns jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (unit_id, heading)
);
select platform.guard('payments.layout');
create policy no_citizen on payments.layout as restrictive using (platform.person() is null);

-- Báo có: money that came, once by the bank's own number of the transaction, wherever we heard of it.
create table payments.notice (
  unit_id int not null,
  id uuid not null,
  account_id uuid not null,
  bank_ref text not null check (char_length(bank_ref) between 1 and 80),
  at timestamptz not null,
  amount bigint not null check (amount > 0),
  memo text not null,
  payer text not null default '',
  source text not null check (source in ('statement', 'webhook')),
  heard_at timestamptz not null,
  outcome text not null check (outcome in ('matched', 'short', 'over', 'unknown', 'duplicate', 'refunded')),
  bill_code text,
  -- Where an officer decided: why, and who.
  reason text,
  decided_by text,
  decided_at timestamptz,
  primary key (unit_id, id),
  unique (unit_id, account_id, bank_ref),
  foreign key (unit_id, account_id) references payments.account,
  foreign key (unit_id, bill_code) references payments.bill (unit_id, code),
  check ((decided_at is null) = (reason is null))
);
create index notice_newest on payments.notice (unit_id, id desc);
create index notice_outcome on payments.notice (unit_id, outcome, id desc);
create index notice_bill on payments.notice (unit_id, bill_code) where bill_code is not null;
select platform.guard('payments.notice', 'select, insert, update');
create policy no_citizen on payments.notice as restrictive using (platform.person() is null);
