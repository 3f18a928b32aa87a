-- Who works here and who visits: officers, their keys, roles, sessions, citizens' accounts, programs' tokens.
create schema accounts;
grant usage on schema accounts to xaso_app;

-- Cán bộ: what others may know of an officer. What proves the officer stands apart, in staff_key.
create table accounts.staff (
  unit_id int not null,
  id uuid not null,
  login text not null check (login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  full_name text not null check (char_length(full_name) between 2 and 100),
  position text not null default '' check (char_length(position) <= 120),
  department_id uuid,
  added_at timestamptz not null,
  -- The account is locked from this day on: the day the officer moves.
  locked_on date,
  lock_reason text,
  -- Who took over the work of an officer who moved, and since when.
  handed_over_to uuid,
  handed_over_at timestamptz,
  name_folded text collate "C" not null generated always as (platform.fold(full_name)) stored,
  primary key (unit_id, id),
  unique (unit_id, login),
  foreign key (unit_id, handed_over_to) references accounts.staff,
  check ((locked_on is null) = (lock_reason is null)),
  check ((handed_over_to is null) = (handed_over_at is null)),
  check (handed_over_to <> id)
);
create index staff_department on accounts.staff (unit_id, department_id);
create index staff_name on accounts.staff (unit_id, name_folded, id);
select platform.guard('accounts.staff', 'select, insert, update');

create table accounts.staff_key (
  unit_id int not null,
  staff_id uuid not null,
  password_hash text not null,
  must_change_password boolean not null default true,
  -- Sealed with a key outside of the database.
  totp_secret bytea,
  -- Time step of the code used last: a code works once.
  totp_step bigint not null default 0,
  -- Only the builder of the demonstration sets this, and it counts only there.
  second_factor_waived boolean not null default false,
  primary key (unit_id, staff_id),
  foreign key (unit_id, staff_id) references accounts.staff
);
select platform.guard('accounts.staff_key', 'select, insert, update');

create table accounts.passkey (
  unit_id int not null,
  id uuid not null,
  staff_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (char_length(name) between 1 and 60),
  added_at timestamptz not null,
  used_at timestamptz,
  primary key (unit_id, id),
  unique (unit_id, credential_id),
  foreign key (unit_id, staff_id) references accounts.staff
);
create index passkey_staff on accounts.passkey (unit_id, staff_id);
select platform.guard('accounts.passkey');

create table accounts.recovery_code (
  unit_id int not null,
  staff_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (unit_id, staff_id, code_hash),
  foreign key (unit_id, staff_id) references accounts.staff
);
select platform.guard('accounts.recovery_code');

-- Only what a commune changed; a role without a row here has the permissions it comes with.
create table accounts.role (
  unit_id int not null,
  id uuid not null,
  code text not null,
  permissions text[] not null,
  primary key (unit_id, id),
  unique (unit_id, code)
);
select platform.guard('accounts.role', 'select, insert, update');

create table accounts.staff_role (
  unit_id int not null,
  staff_id uuid not null,
  role text not null,
  primary key (unit_id, staff_id, role),
  foreign key (unit_id, staff_id) references accounts.staff
);
create index staff_role_role on accounts.staff_role (unit_id, role);
select platform.guard('accounts.staff_role');

-- The token itself is only in the browser; here is its hash.
create table accounts.session (
  unit_id int not null,
  id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  kind text not null check (kind in ('staff', 'citizen')),
  staff_id uuid,
  person_id uuid,
  person_name text,
  -- What the visitor proved: 'password', 'password totp', 'password passkey', 'identity' …
  how text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at),
  ended_at timestamptz,
  address text not null default '',
  agent text not null default '' check (char_length(agent) <= 300),
  primary key (unit_id, id),
  unique (unit_id, token_hash),
  foreign key (unit_id, staff_id) references accounts.staff,
  check ((kind = 'staff') = (staff_id is not null)),
  check ((kind = 'citizen') = (person_id is not null and person_name is not null))
);
create index session_token on accounts.session (token_hash);
create index session_staff on accounts.session (unit_id, staff_id, opened_at) where ended_at is null;
create index session_person on accounts.session (unit_id, person_id, opened_at) where ended_at is null;
create index session_old on accounts.session (ends_at);
select platform.guard('accounts.session');
select platform.own('accounts.session', 'person_id');

-- A sign-in under way: the password was right, something is still to be proved or done.
create table accounts.sign_in (
  unit_id int not null,
  id uuid not null,
  token_hash bytea not null,
  staff_id uuid not null,
  step text not null check (step in ('second-factor', 'enrol', 'new-password')),
  how text not null,
  back text not null,
  challenge text,
  new_totp_secret bytea,
  ends_at timestamptz not null,
  primary key (unit_id, id),
  unique (unit_id, token_hash),
  foreign key (unit_id, staff_id) references accounts.staff
);
create index sign_in_old on accounts.sign_in (ends_at);
select platform.guard('accounts.sign_in');

-- Tries to sign in, by the login that was typed, whether it exists or not.
create table accounts.attempt (
  unit_id int not null,
  login text not null,
  failed int not null,
  locked_until timestamptz,
  tried_at timestamptz not null,
  hour_from timestamptz not null,
  hour_tries int not null,
  primary key (unit_id, login)
);
create index attempt_old on accounts.attempt (tried_at);
select platform.guard('accounts.attempt');

-- A form that arrived after its session had ended, sealed, kept for the same person to send again.
create table accounts.parked_form (
  unit_id int not null,
  id uuid not null,
  actor text not null,
  path text not null,
  fields bytea not null,
  parked_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (unit_id, id)
);
create index parked_form_actor on accounts.parked_form (unit_id, actor, parked_at);
create index parked_form_old on accounts.parked_form (ends_at);
select platform.guard('accounts.parked_form');
create policy own on accounts.parked_form as restrictive
  using (platform.person() is null or actor = 'citizen:' || platform.person());

-- Tài khoản định danh điện tử of a citizen, as an identity provider names it.
create table accounts.citizen_account (
  unit_id int not null,
  id uuid not null,
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  linked_at timestamptz not null,
  signed_in_at timestamptz not null,
  primary key (unit_id, id),
  unique (unit_id, issuer, subject)
);
create index citizen_account_person on accounts.citizen_account (unit_id, person_id);
select platform.guard('accounts.citizen_account', 'select, insert, update');
select platform.own('accounts.citizen_account', 'person_id');

-- Made-up citizens whom the stand-in of the identity portal offers to sign in as.
create table accounts.stand_in_citizen (
  unit_id int not null,
  id_number text not null check (id_number ~ '^\d{12}$'),
  full_name text not null,
  birth date not null,
  note text not null default '',
  primary key (unit_id, id_number)
);
select platform.guard('accounts.stand_in_citizen', 'select, insert');

-- A program that speaks to /api; bound to an officer's account, it ends with it.
create table accounts.api_client (
  unit_id int not null,
  id uuid not null,
  account text not null check (account ~ '^[a-z0-9][a-z0-9._-]{1,59}$'),
  staff_id uuid,
  added_at timestamptz not null,
  primary key (unit_id, id),
  unique (unit_id, account),
  foreign key (unit_id, staff_id) references accounts.staff
);
select platform.guard('accounts.api_client', 'select, insert');

create table accounts.api_token (
  unit_id int not null,
  id uuid not null,
  client_id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  scopes text[] not null,
  minted_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (unit_id, id),
  unique (unit_id, token_hash),
  foreign key (unit_id, client_id) references accounts.api_client
);
create index api_token_hash on accounts.api_token (token_hash);
select platform.guard('accounts.api_token', 'select, insert, update');

-- A citizen's own transactions never touch what proves an officer, however wrong a query may be.
do $$
declare secret text;
begin
  foreach secret in array array['staff_key', 'passkey', 'recovery_code', 'sign_in', 'attempt', 'api_token'] loop
    execute format('create policy no_citizen on accounts.%I as restrictive using (platform.person() is null)', secret);
  end loop;
end $$;

-- A session or token is found before the unit of the request is known: it is what tells the unit.
create function accounts.session_by_hash(hash bytea)
returns table (
  unit_id int, id uuid, kind text, staff_id uuid, person_id uuid, name text, opened_at timestamptz,
  seen_at timestamptz, ends_at timestamptz, ended_at timestamptz, locked_on date, roles text[], changed_roles jsonb
) language sql stable security definer set search_path = pg_catalog as $$
  select s.unit_id, s.id, s.kind, s.staff_id, s.person_id, coalesce(o.full_name, s.person_name), s.opened_at,
         s.seen_at, s.ends_at, s.ended_at, o.locked_on,
         array(select r.role from accounts.staff_role r where r.unit_id = s.unit_id and r.staff_id = s.staff_id),
         (select jsonb_object_agg(c.code, c.permissions) from accounts.role c where c.unit_id = s.unit_id)
  from accounts.session s
  left join accounts.staff o on o.unit_id = s.unit_id and o.id = s.staff_id
  where s.token_hash = hash
$$;

create function accounts.token_by_hash(hash bytea)
returns table (
  unit_id int, id uuid, account text, staff_id uuid, scopes text[], ends_at timestamptz, revoked_at timestamptz,
  locked_on date
) language sql stable security definer set search_path = pg_catalog as $$
  select t.unit_id, t.id, c.account, c.staff_id, t.scopes, t.ends_at, t.revoked_at, o.locked_on
  from accounts.api_token t
  join accounts.api_client c on c.unit_id = t.unit_id and c.id = t.client_id
  left join accounts.staff o on o.unit_id = c.unit_id and o.id = c.staff_id
  where t.token_hash = hash
$$;

revoke all on function accounts.session_by_hash(bytea), accounts.token_by_hash(bytea) from public;
grant execute on function accounts.session_by_hash(bytea), accounts.token_by_hash(bytea) to xaso_app;
