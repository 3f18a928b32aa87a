-- Made by the tests from the migrations; a difference fails them. UPDATE_SCHEMA=1 writes it anew.

accounts.api_client
  unit_id integer not null
  id uuid not null
  account text not null
  staff_id uuid
  added_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  CHECK ((account ~ '^[a-z0-9][a-z0-9._-]{1,59}$'::text))
  UNIQUE (unit_id, account)
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  CREATE UNIQUE INDEX api_client_unit_id_account_key ON accounts.api_client USING btree (unit_id, account)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.api_token
  unit_id integer not null
  id uuid not null
  client_id uuid not null
  token_hash bytea not null
  scopes text[] not null
  minted_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  revoked_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((octet_length(token_hash) = 32))
  FOREIGN KEY (unit_id, client_id) REFERENCES accounts.api_client(unit_id, id)
  UNIQUE (unit_id, token_hash)
  CREATE INDEX api_token_hash ON accounts.api_token USING btree (token_hash)
  CREATE UNIQUE INDEX api_token_unit_id_token_hash_key ON accounts.api_token USING btree (unit_id, token_hash)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.attempt
  unit_id integer not null
  login text not null
  failed integer not null
  locked_until timestamp with time zone
  tried_at timestamp with time zone not null
  hour_from timestamp with time zone not null
  hour_tries integer not null
  PRIMARY KEY (unit_id, login)
  CREATE INDEX attempt_old ON accounts.attempt USING btree (tried_at)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.citizen_account
  unit_id integer not null
  id uuid not null
  issuer text not null
  subject text not null
  person_id uuid not null
  linked_at timestamp with time zone not null
  signed_in_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  UNIQUE (unit_id, issuer, subject)
  CREATE INDEX citizen_account_person ON accounts.citizen_account USING btree (unit_id, person_id)
  CREATE UNIQUE INDEX citizen_account_unit_id_issuer_subject_key ON accounts.citizen_account USING btree (unit_id, issuer, subject)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

accounts.leave
  unit_id integer not null
  id uuid not null
  staff_id uuid not null
  deputy_id uuid not null
  from_on date not null
  until_on date not null
  reason text not null
  recorded_at timestamp with time zone not null
  recorded_by text not null
  ended_on date
  PRIMARY KEY (unit_id, id)
  CHECK ((until_on >= from_on))
  CHECK ((deputy_id <> staff_id))
  CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 300)))
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  FOREIGN KEY (unit_id, deputy_id) REFERENCES accounts.staff(unit_id, id)
  CREATE INDEX leave_staff ON accounts.leave USING btree (unit_id, staff_id, from_on)
  CREATE INDEX leave_deputy ON accounts.leave USING btree (unit_id, deputy_id, until_on)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.parked_form
  unit_id integer not null
  id uuid not null
  actor text not null
  path text not null
  fields bytea not null
  parked_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  CREATE INDEX parked_form_old ON accounts.parked_form USING btree (ends_at)
  CREATE INDEX parked_form_actor ON accounts.parked_form USING btree (unit_id, actor, parked_at)
  policy own using ((platform.person() IS NULL) OR (actor = ('citizen:'::text || platform.person())))
  policy unit using (unit_id = platform.unit())

accounts.passkey
  unit_id integer not null
  id uuid not null
  staff_id uuid not null
  credential_id text not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  name text not null
  added_at timestamp with time zone not null
  used_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  UNIQUE (unit_id, credential_id)
  CREATE INDEX passkey_staff ON accounts.passkey USING btree (unit_id, staff_id)
  CREATE UNIQUE INDEX passkey_unit_id_credential_id_key ON accounts.passkey USING btree (unit_id, credential_id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.recovery_code
  unit_id integer not null
  staff_id uuid not null
  code_hash bytea not null
  used_at timestamp with time zone
  PRIMARY KEY (unit_id, staff_id, code_hash)
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.role
  unit_id integer not null
  id uuid not null
  code text not null
  permissions text[] not null
  PRIMARY KEY (unit_id, id)
  UNIQUE (unit_id, code)
  CREATE UNIQUE INDEX role_unit_id_code_key ON accounts.role USING btree (unit_id, code)
  policy unit using (unit_id = platform.unit())

accounts.session
  unit_id integer not null
  id uuid not null
  token_hash bytea not null
  kind text not null
  staff_id uuid
  person_id uuid
  person_name text
  how text not null
  opened_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  ended_at timestamp with time zone
  address text not null default ''::text
  agent text not null default ''::text
  PRIMARY KEY (unit_id, id)
  CHECK ((ends_at > opened_at))
  CHECK (((kind = 'staff'::text) = (staff_id IS NOT NULL)))
  CHECK (((kind = 'citizen'::text) = ((person_id IS NOT NULL) AND (person_name IS NOT NULL))))
  CHECK ((kind = ANY (ARRAY['staff'::text, 'citizen'::text])))
  CHECK ((char_length(agent) <= 300))
  CHECK ((octet_length(token_hash) = 32))
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  UNIQUE (unit_id, token_hash)
  CREATE INDEX session_old ON accounts.session USING btree (ends_at)
  CREATE INDEX session_staff ON accounts.session USING btree (unit_id, staff_id, opened_at) WHERE (ended_at IS NULL)
  CREATE INDEX session_token ON accounts.session USING btree (token_hash)
  CREATE INDEX session_person ON accounts.session USING btree (unit_id, person_id, opened_at) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX session_unit_id_token_hash_key ON accounts.session USING btree (unit_id, token_hash)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

accounts.sign_in
  unit_id integer not null
  id uuid not null
  token_hash bytea not null
  staff_id uuid not null
  step text not null
  how text not null
  back text not null
  challenge text
  new_totp_secret bytea
  ends_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  CHECK ((step = ANY (ARRAY['second-factor'::text, 'enrol'::text, 'new-password'::text])))
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  UNIQUE (unit_id, token_hash)
  CREATE INDEX sign_in_old ON accounts.sign_in USING btree (ends_at)
  CREATE UNIQUE INDEX sign_in_unit_id_token_hash_key ON accounts.sign_in USING btree (unit_id, token_hash)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.staff
  unit_id integer not null
  id uuid not null
  login text not null
  full_name text not null
  position text not null default ''::text
  department_id uuid
  added_at timestamp with time zone not null
  locked_on date
  lock_reason text
  handed_over_to uuid
  handed_over_at timestamp with time zone
  name_folded text not null default platform.fold(full_name)
  PRIMARY KEY (unit_id, id)
  CHECK (((locked_on IS NULL) = (lock_reason IS NULL)))
  CHECK (((handed_over_to IS NULL) = (handed_over_at IS NULL)))
  CHECK ((handed_over_to <> id))
  CHECK ((login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'::text))
  CHECK ((char_length("position") <= 120))
  CHECK (((char_length(full_name) >= 2) AND (char_length(full_name) <= 100)))
  UNIQUE (unit_id, login)
  FOREIGN KEY (unit_id, handed_over_to) REFERENCES accounts.staff(unit_id, id)
  CREATE INDEX staff_name ON accounts.staff USING btree (unit_id, name_folded, id)
  CREATE INDEX staff_department ON accounts.staff USING btree (unit_id, department_id)
  CREATE UNIQUE INDEX staff_unit_id_login_key ON accounts.staff USING btree (unit_id, login)
  policy unit using (unit_id = platform.unit())

accounts.staff_key
  unit_id integer not null
  staff_id uuid not null
  password_hash text not null
  must_change_password boolean not null default true
  totp_secret bytea
  totp_step bigint not null default 0
  second_factor_waived boolean not null default false
  PRIMARY KEY (unit_id, staff_id)
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.staff_role
  unit_id integer not null
  staff_id uuid not null
  role text not null
  PRIMARY KEY (unit_id, staff_id, role)
  FOREIGN KEY (unit_id, staff_id) REFERENCES accounts.staff(unit_id, id)
  CREATE INDEX staff_role_role ON accounts.staff_role USING btree (unit_id, role)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

accounts.stand_in_citizen
  unit_id integer not null
  id_number text not null
  full_name text not null
  birth date not null
  note text not null default ''::text
  PRIMARY KEY (unit_id, id_number)
  CHECK ((id_number ~ '^\d{12}$'::text))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

alerts.feed
  unit_id integer not null
  id uuid not null
  name text not null
  address text not null
  asked_at timestamp with time zone
  fault text
  removed_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(name) >= 2) AND (char_length(name) <= 120)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((char_length(address) <= 500))
  CREATE UNIQUE INDEX feed_address ON alerts.feed USING btree (unit_id, address) WHERE (removed_at IS NULL)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

alerts.habit
  unit_id integer not null
  at_once boolean not null
  senders text[] not null
  least_severity text not null
  reason text not null
  decided_by text not null
  decided_name text not null
  decided_at timestamp with time zone not null
  everywhere boolean not null default false
  only_sources boolean not null default false
  PRIMARY KEY (unit_id)
  CHECK (((NOT at_once) OR (cardinality(senders) > 0)))
  CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 500)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((least_severity = ANY (ARRAY['Extreme'::text, 'Severe'::text, 'Moderate'::text])))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

alerts.place
  unit_id integer not null
  id uuid not null
  value_name text not null default ''::text
  value text not null
  kind text not null
  target_id uuid
  PRIMARY KEY (unit_id, id)
  CHECK (((kind = ANY (ARRAY['zone'::text, 'hamlet'::text])) = (target_id IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['all'::text, 'none'::text, 'zone'::text, 'hamlet'::text])))
  CHECK (((char_length(value) >= 1) AND (char_length(value) <= 60)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((char_length(value_name) <= 60))
  CREATE UNIQUE INDEX place_code ON alerts.place USING btree (unit_id, lower(value_name), lower(value))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

alerts.published
  unit_id integer not null
  id uuid not null
  subject_id uuid not null
  msg_type text not null
  bulletin_id uuid not null
  headline text not null
  sent_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  xml text not null
  PRIMARY KEY (unit_id, id)
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((msg_type = ANY (ARRAY['Alert'::text, 'Cancel'::text])))
  UNIQUE (unit_id, subject_id, msg_type)
  CREATE INDEX published_sent ON alerts.published USING btree (unit_id, sent_at DESC, id DESC)
  CREATE UNIQUE INDEX published_unit_id_subject_id_msg_type_key ON alerts.published USING btree (unit_id, subject_id, msg_type)
  policy unit using (unit_id = platform.unit())

alerts.received
  unit_id integer not null
  id uuid not null
  sender text not null
  identifier text not null
  sent_at timestamp with time zone not null
  msg_type text not null
  event text not null
  headline text not null
  category text not null
  urgency text not null
  severity text not null
  certainty text not null
  expires_at timestamp with time zone
  area text not null
  xml text not null
  address text
  arrived_at timestamp with time zone not null
  outcome text not null
  why text not null
  bulletin_id uuid
  cluster_ids uuid[] not null default '{}'::uuid[]
  sounded_at timestamp with time zone
  not_sounded_why text
  ended_at timestamp with time zone
  ended_by uuid
  is_area_known boolean not null default true
  PRIMARY KEY (unit_id, id)
  CHECK (((outcome = 'ignored'::text) = (bulletin_id IS NULL)))
  CHECK ((octet_length(xml) <= 524288))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((outcome = ANY (ARRAY['ignored'::text, 'draft'::text, 'emergency'::text])))
  UNIQUE (unit_id, sender, identifier)
  CREATE INDEX received_bulletin ON alerts.received USING btree (unit_id, bulletin_id)
  CREATE UNIQUE INDEX received_unit_id_sender_identifier_key ON alerts.received USING btree (unit_id, sender, identifier)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

audit.event
  unit_id integer not null
  id uuid not null
  tx xid8 not null default pg_current_xact_id()
  at timestamp with time zone not null default clock_timestamp()
  name text not null
  subject_kind text not null
  subject_id uuid not null
  actor text not null
  origin jsonb
  data jsonb not null
  PRIMARY KEY (unit_id, id)
  CREATE INDEX event_seal ON audit.event USING btree (tx, id)
  CREATE INDEX event_subject ON audit.event USING btree (unit_id, subject_id, id)
  policy own using ((platform.person() IS NULL) OR (actor = ('citizen:'::text || platform.person())) OR (subject_id = platform.person()) OR dossiers.sees_dossier(subject_id) OR drafts.sees_draft(subject_id))
  policy unit using (unit_id = platform.unit())

audit.head
  unit_id integer not null
  day date not null
  number bigint not null
  hash bytea not null
  PRIMARY KEY (unit_id, day)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

audit.seal
  unit_id integer not null
  number bigint not null
  sealed_at timestamp with time zone not null
  last_tx xid8 not null
  event_ids uuid[] not null
  event_hashes bytea[] not null
  previous_hash bytea not null
  hash bytea not null
  signature bytea not null
  version smallint not null default 1
  PRIMARY KEY (unit_id, number)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

audit.sealing
  only_one boolean not null default true
  tx xid8 not null
  id uuid not null
  PRIMARY KEY (only_one)
  CHECK (only_one)

broadcasts.airing
  unit_id integer not null
  id uuid not null
  bulletin_id uuid not null
  targets jsonb not null
  slots uuid[] not null
  times text[] not null
  from_day date not null
  to_day date not null
  weekdays integer[] not null
  holidays text not null
  rank integer not null default 100
  note text
  made_by text not null
  made_at timestamp with time zone not null
  ended_at timestamp with time zone
  ended_why text
  PRIMARY KEY (unit_id, id)
  CHECK ((to_day >= from_day))
  CHECK (((cardinality(slots) + cardinality(times)) > 0))
  CHECK (((ended_at IS NULL) = (ended_why IS NULL)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((holidays = ANY (ARRAY['also'::text, 'not'::text, 'only'::text])))
  CHECK (((weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]) AND (cardinality(weekdays) > 0)))
  CREATE INDEX airing_in_force ON broadcasts.airing USING btree (unit_id, to_day) WHERE (ended_at IS NULL)
  CREATE INDEX airing_of_bulletin ON broadcasts.airing USING btree (unit_id, bulletin_id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

broadcasts.emergency
  unit_id integer not null
  id uuid not null
  bulletin_id uuid not null
  item_id uuid not null
  targets jsonb not null
  times integer not null
  pause_seconds integer not null
  sent_by text not null
  sent_at timestamp with time zone not null
  stopped_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((times >= 1) AND (times <= 10)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK (((pause_seconds >= 0) AND (pause_seconds <= 600)))
  CREATE INDEX emergency_by_time ON broadcasts.emergency USING btree (unit_id, sent_at DESC)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

broadcasts.habits
  unit_id integer not null
  quiet jsonb not null
  most_minutes integer not null
  citation text not null
  PRIMARY KEY (unit_id)
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK (((most_minutes >= 1) AND (most_minutes <= 240)))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

broadcasts.item
  unit_id integer not null
  cluster_id uuid not null
  id uuid not null
  airing_id uuid
  bulletin_id uuid not null
  title text not null
  priority text not null
  slot_id uuid
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  seconds integer not null
  language text not null
  genre text not null
  kind text not null
  sha256 text
  dropped_at timestamp with time zone
  dropped_why text
  PRIMARY KEY (unit_id, cluster_id, id)
  CHECK ((ends_at > starts_at))
  CHECK ((kind = ANY (ARRAY['file'::text, 'relay'::text, 'live'::text])))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((priority = ANY (ARRAY['normal'::text, 'priority'::text, 'emergency'::text])))
  CREATE INDEX item_by_time ON broadcasts.item USING btree (unit_id, starts_at, cluster_id, id)
  CREATE INDEX item_of_sound ON broadcasts.item USING btree (unit_id, cluster_id, sha256)
  CREATE INDEX item_of_bulletin ON broadcasts.item USING btree (unit_id, bulletin_id, ends_at)
  policy unit using (unit_id = platform.unit())

broadcasts.plan
  unit_id integer not null
  cluster_id uuid not null
  revision integer not null
  hash text not null
  payload text not null
  signature text not null
  key_id text not null
  issued_at timestamp with time zone not null
  PRIMARY KEY (unit_id, cluster_id)
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

broadcasts.slot
  unit_id integer not null
  id uuid not null
  name text not null
  starts text not null
  ends text not null
  weekdays integer[] not null
  holidays text not null
  most_minutes integer not null
  closed boolean not null default false
  PRIMARY KEY (unit_id, id)
  CHECK (((ends ~ '^([01]\d|2[0-3]):[0-5]\d$'::text) AND (ends <> starts)))
  CHECK (((char_length(name) >= 2) AND (char_length(name) <= 80)))
  CHECK ((starts ~ '^([01]\d|2[0-3]):[0-5]\d$'::text))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((holidays = ANY (ARRAY['also'::text, 'not'::text, 'only'::text])))
  CHECK (((weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]) AND (cardinality(weekdays) > 0)))
  CHECK (((most_minutes >= 1) AND (most_minutes <= 240)))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

bulletins.bulletin
  unit_id integer not null
  id uuid not null
  title text not null
  priority text not null
  genre text not null
  language text not null
  kind text not null
  text text
  voice text
  speed integer
  upload_id uuid
  relay_url text
  planned_seconds integer
  parts uuid[] not null default '{}'::uuid[]
  expires_on date
  state text not null
  version integer not null
  written_by text not null
  written_at timestamp with time zone not null
  changed_by text not null
  copied_from uuid
  sound text not null
  sound_why text
  file_id uuid
  sha256 text
  bytes bigint
  seconds numeric
  loudness numeric
  return_reason text
  approved_by text
  approved_actor text
  approved_at text
  approval_signature text
  emergency_reason text
  reviewed_by text
  reviewed_at timestamp with time zone
  review_note text
  withdrawn_at timestamp with time zone
  withdrawn_why text
  spoken_in jsonb not null default '[]'::jsonb
  sounded_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((state <> 'approved'::text) OR ((approval_signature IS NOT NULL) AND (approved_actor IS NOT NULL))))
  CHECK (((state <> 'approved'::text) OR ((priority = 'emergency'::text) AND (emergency_reason IS NOT NULL)) OR ((approved_actor <> written_by) AND (approved_actor <> changed_by))))
  CHECK (((sound <> 'ready'::text) OR (sha256 IS NOT NULL) OR (kind = ANY (ARRAY['relay'::text, 'live'::text, 'list'::text]))))
  CHECK ((kind = ANY (ARRAY['speech'::text, 'file'::text, 'relay'::text, 'live'::text, 'list'::text])))
  CHECK ((sound = ANY (ARRAY['none'::text, 'making'::text, 'ready'::text, 'failed'::text])))
  CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'withdrawn'::text])))
  CHECK (((char_length(title) >= 2) AND (char_length(title) <= 160)))
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((priority = ANY (ARRAY['normal'::text, 'priority'::text, 'emergency'::text])))
  CHECK (((jsonb_typeof(spoken_in) = 'array'::text) AND (jsonb_array_length(spoken_in) <= 5)))
  CREATE INDEX bulletin_by_time ON bulletins.bulletin USING btree (unit_id, written_at DESC, id DESC)
  CREATE INDEX bulletin_by_state ON bulletins.bulletin USING btree (unit_id, state, written_at DESC, id DESC)
  policy unit using (unit_id = platform.unit())
  policy approved_for_citizens using ((platform.person() IS NULL) OR (state = 'approved'::text))

bulletins.relay_host
  unit_id integer not null
  id uuid not null
  host text not null
  name text not null
  source text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((host ~ '^(\*\.)?[a-z0-9.-]+(:[0-9]{1,5})?$'::text))
  CHECK (((char_length(name) >= 2) AND (char_length(name) <= 160)))
  CHECK (((char_length(source) >= 2) AND (char_length(source) <= 300)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  UNIQUE (unit_id, host)
  CREATE UNIQUE INDEX relay_host_unit_id_host_key ON bulletins.relay_host USING btree (unit_id, host)
  policy unit using (unit_id = platform.unit())

calendars.standard_calendar
  only_one boolean not null default true
  stamp uuid not null
  PRIMARY KEY (only_one)
  CHECK (only_one)

calendars.standard_day
  falls_on date not null
  kind calendars.day_kind not null
  name text not null
  citation text not null
  certainty calendars.certainty not null
  PRIMARY KEY (falls_on)
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
  CHECK (((char_length(citation) >= 1) AND (char_length(citation) <= 300)))
  CHECK (((falls_on >= '2000-01-01'::date) AND (falls_on <= '2099-12-31'::date)))

calendars.standard_hours
  field calendars.field not null
  effective_from date not null
  week calendars.week not null
  duty_days smallint[] not null default '{}'::smallint[]
  citation text not null
  certainty calendars.certainty not null
  PRIMARY KEY (field, effective_from)
  CHECK (((char_length(citation) >= 1) AND (char_length(citation) <= 300)))

calendars.unit_calendar
  unit_id integer not null
  id uuid not null
  stamp uuid not null
  PRIMARY KEY (unit_id)
  policy unit using (unit_id = platform.unit())

calendars.unit_day
  unit_id integer not null
  falls_on date not null
  kind calendars.day_kind not null
  name text not null
  citation text not null
  certainty calendars.certainty not null
  set_by text not null
  set_at timestamp with time zone not null default now()
  PRIMARY KEY (unit_id, falls_on)
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
  CHECK (((char_length(citation) >= 1) AND (char_length(citation) <= 300)))
  CHECK (((falls_on >= '2000-01-01'::date) AND (falls_on <= '2099-12-31'::date)))
  policy unit using (unit_id = platform.unit())

calendars.unit_hours
  unit_id integer not null
  field calendars.field not null
  effective_from date not null
  week calendars.week not null
  duty_days smallint[] not null default '{}'::smallint[]
  citation text not null
  certainty calendars.certainty not null
  set_by text not null
  set_at timestamp with time zone not null default now()
  PRIMARY KEY (unit_id, field, effective_from)
  CHECK (((char_length(citation) >= 1) AND (char_length(citation) <= 300)))
  policy unit using (unit_id = platform.unit())

certification.annotation
  unit_id integer not null
  id uuid not null
  entry_id uuid not null
  voids boolean not null
  text text not null
  reason text not null
  at timestamp with time zone not null
  by text not null
  by_name text not null
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(text) >= 1) AND (char_length(text) <= 500)))
  CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 500)))
  FOREIGN KEY (unit_id, entry_id) REFERENCES certification.entry(unit_id, id)
  CREATE INDEX annotation_at ON certification.annotation USING btree (unit_id, at)
  CREATE UNIQUE INDEX annotation_void ON certification.annotation USING btree (unit_id, entry_id) WHERE voids
  CREATE INDEX annotation_entry ON certification.annotation USING btree (unit_id, entry_id, id)
  policy own using ((platform.person() IS NULL) OR certification.sees_entry(entry_id))
  policy unit using (unit_id = platform.unit())

certification.book
  unit_id integer not null
  kind text not null
  series text not null
  year integer not null
  last integer not null default 0
  by_hand integer not null default 0
  by_hand_reason text
  volume integer not null default 1
  last_day date not null
  locked_at timestamp with time zone
  locked_by text
  totals jsonb
  PRIMARY KEY (unit_id, kind, series, year)
  CHECK (((by_hand >= 0) AND (by_hand <= last)))
  CHECK (((by_hand = 0) = (by_hand_reason IS NULL)))
  CHECK (((locked_at IS NULL) = (totals IS NULL)))
  CHECK ((kind = ANY (ARRAY['copy'::text, 'signature'::text, 'translator'::text, 'transaction'::text])))
  CHECK (((year >= 2015) AND (year <= 2200)))
  CHECK ((series = ANY (ARRAY['paper'::text, 'electronic'::text])))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

certification.entry
  unit_id integer not null
  id uuid not null
  kind text not null
  series text not null
  year integer not null
  number integer not null
  volume integer not null
  day date not null
  visit_id uuid not null
  requester_id uuid
  name text not null
  parties text not null
  pages integer not null
  copies integer not null
  fee bigint not null
  sought text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((fee >= 0))
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)))
  CHECK (((pages >= 1) AND (pages <= 5000)))
  CHECK (((copies >= 0) AND (copies <= 1000)))
  CHECK ((number > 0))
  FOREIGN KEY (unit_id, visit_id) REFERENCES certification.visit(unit_id, id)
  FOREIGN KEY (unit_id, kind, series, year) REFERENCES certification.book(unit_id, kind, series, year)
  UNIQUE (unit_id, kind, series, year, number)
  CREATE INDEX entry_day ON certification.entry USING btree (unit_id, day, kind, series)
  CREATE INDEX entry_visit ON certification.entry USING btree (unit_id, visit_id)
  CREATE UNIQUE INDEX entry_unit_id_kind_series_year_number_key ON certification.entry USING btree (unit_id, kind, series, year, number)
  policy own using ((platform.person() IS NULL) OR (requester_id = platform.person()))
  policy unit using (unit_id = platform.unit())

certification.month_print
  unit_id integer not null
  id uuid not null
  kind text not null
  series text not null
  year integer not null
  month integer not null
  part integer not null
  at timestamp with time zone not null
  by text not null
  data jsonb not null
  sha256 bytea
  file_id uuid
  PRIMARY KEY (unit_id, id)
  CHECK (((month >= 1) AND (month <= 12)))
  FOREIGN KEY (unit_id, file_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, kind, series, year) REFERENCES certification.book(unit_id, kind, series, year)
  UNIQUE (unit_id, kind, series, year, month, part)
  CREATE UNIQUE INDEX month_print_unit_id_kind_series_year_month_part_key ON certification.month_print USING btree (unit_id, kind, series, year, month, part)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

certification.refusal
  unit_id integer not null
  id uuid not null
  kind text not null
  at timestamp with time zone not null
  day date not null
  by text not null
  by_name text not null
  requester_name text not null
  paper text not null
  ground text not null
  detail text
  PRIMARY KEY (unit_id, id)
  CREATE INDEX refusal_day ON certification.refusal USING btree (unit_id, day)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

certification.visit
  unit_id integer not null
  id uuid not null
  kind text not null
  at timestamp with time zone not null
  by text not null
  requester_id uuid
  requester_name text not null
  requester_id_number text
  signer text not null
  signer_name text not null
  signer_title text not null
  fee bigint not null
  dossier_id uuid
  dossier_code text
  PRIMARY KEY (unit_id, id)
  CHECK ((fee >= 0))
  CHECK (((dossier_id IS NULL) = (dossier_code IS NULL)))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  FOREIGN KEY (unit_id, requester_id) REFERENCES people.person(unit_id, id)
  CREATE INDEX visit_newest ON certification.visit USING btree (unit_id, id DESC)
  CREATE INDEX visit_dossier ON certification.visit USING btree (unit_id, dossier_id) WHERE (dossier_id IS NOT NULL)
  CREATE INDEX visit_requester ON certification.visit USING btree (unit_id, requester_id) WHERE (requester_id IS NOT NULL)
  policy own using ((platform.person() IS NULL) OR (requester_id = platform.person()))
  policy unit using (unit_id = platform.unit())

certification.volume
  unit_id integer not null
  kind text not null
  series text not null
  year integer not null
  volume integer not null
  after_number integer not null
  opened_at timestamp with time zone not null
  opened_by text not null
  PRIMARY KEY (unit_id, kind, series, year, volume)
  CHECK ((volume > 1))
  FOREIGN KEY (unit_id, kind, series, year) REFERENCES certification.book(unit_id, kind, series, year)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

certification.waiting
  unit_id integer not null
  id uuid not null
  visit_id uuid not null
  requester_id uuid
  at timestamp with time zone not null
  name text not null
  pages integer not null
  fee bigint not null
  entry_id uuid
  document_id uuid
  PRIMARY KEY (unit_id, id)
  FOREIGN KEY (unit_id, entry_id) REFERENCES certification.entry(unit_id, id)
  FOREIGN KEY (unit_id, visit_id) REFERENCES certification.visit(unit_id, id)
  CREATE INDEX waiting_open ON certification.waiting USING btree (unit_id, id) WHERE (entry_id IS NULL)
  CREATE INDEX waiting_visit ON certification.waiting USING btree (unit_id, visit_id)
  policy own using ((platform.person() IS NULL) OR (requester_id = platform.person()))
  policy unit using (unit_id = platform.unit())

civil_status.annotation
  unit_id integer not null
  id uuid not null
  entry_id uuid not null
  kind text not null
  text text not null
  changes jsonb not null default '[]'::jsonb
  basis text not null
  holds_from date
  dossier_code text
  at timestamp with time zone not null
  by text not null
  by_name text not null
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(text) >= 1) AND (char_length(text) <= 1000)))
  CHECK (((char_length(basis) >= 1) AND (char_length(basis) <= 500)))
  FOREIGN KEY (unit_id, entry_id) REFERENCES civil_status.entry(unit_id, id)
  CREATE INDEX annotation_entry ON civil_status.annotation USING btree (unit_id, entry_id, id)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

civil_status.book
  unit_id integer not null
  register text not null
  year integer not null
  last integer not null default 0
  by_hand integer not null default 0
  by_hand_reason text
  last_day date not null
  locked_at timestamp with time zone
  locked_by text
  totals jsonb
  PRIMARY KEY (unit_id, register, year)
  CHECK (((by_hand >= 0) AND (by_hand <= last)))
  CHECK (((by_hand = 0) = (by_hand_reason IS NULL)))
  CHECK (((locked_at IS NULL) = (totals IS NULL)))
  CHECK (((year >= 1950) AND (year <= 2200)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((register = ANY (ARRAY['birth'::text, 'death'::text, 'marriage'::text, 'marital-status'::text, 'recognition'::text, 'guardianship'::text, 'guardianship-end'::text, 'copy'::text])))
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

civil_status.copy
  unit_id integer not null
  id uuid not null
  entry_id uuid not null
  register text not null default 'copy'::text
  year integer not null
  number integer not null
  day date not null
  paper text not null
  copies integer not null
  recipient_name text not null
  recipient_id_number text
  relation text not null
  fee integer not null
  fee_note text not null
  dossier_id uuid
  dossier_code text
  signer_id uuid not null
  signer_name text not null
  signer_title text not null
  data jsonb not null
  at timestamp with time zone not null
  by text not null
  by_name text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((fee >= 0))
  CHECK (((copies >= 1) AND (copies <= 50)))
  CHECK ((number > 0))
  CHECK ((register = 'copy'::text))
  CHECK (((char_length(recipient_name) >= 1) AND (char_length(recipient_name) <= 200)))
  FOREIGN KEY (unit_id, entry_id) REFERENCES civil_status.entry(unit_id, id)
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  UNIQUE (unit_id, year, number)
  FOREIGN KEY (unit_id, register, year) REFERENCES civil_status.book(unit_id, register, year)
  CREATE INDEX copy_entry ON civil_status.copy USING btree (unit_id, entry_id, id)
  CREATE INDEX copy_dossier ON civil_status.copy USING btree (unit_id, dossier_id) WHERE (dossier_id IS NOT NULL)
  CREATE UNIQUE INDEX copy_unit_id_year_number_key ON civil_status.copy USING btree (unit_id, year, number)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

civil_status.entry
  unit_id integer not null
  id uuid not null
  register text not null
  year integer not null
  number integer not null
  day date not null
  title text not null
  content jsonb not null
  basis text not null
  dossier_id uuid
  dossier_code text
  procedure_code text
  signer_id uuid not null
  signer_name text not null
  signer_title text not null
  overridden jsonb not null default '[]'::jsonb
  at timestamp with time zone not null
  by text not null
  by_name text not null
  PRIMARY KEY (unit_id, id)
  CHECK (((dossier_id IS NULL) = (dossier_code IS NULL)))
  CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  CHECK ((number > 0))
  CHECK ((register <> 'copy'::text))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  FOREIGN KEY (unit_id, register, year) REFERENCES civil_status.book(unit_id, register, year)
  UNIQUE (unit_id, register, year, number)
  CREATE INDEX entry_day ON civil_status.entry USING btree (unit_id, day, id)
  CREATE INDEX entry_number ON civil_status.entry USING btree (unit_id, year, number)
  CREATE UNIQUE INDEX entry_dossier ON civil_status.entry USING btree (unit_id, dossier_id) WHERE (dossier_id IS NOT NULL)
  CREATE UNIQUE INDEX entry_unit_id_register_year_number_key ON civil_status.entry USING btree (unit_id, register, year, number)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

civil_status.month_print
  unit_id integer not null
  register text not null
  year integer not null
  month integer not null
  part integer not null
  id uuid not null
  lines integer not null
  file_id uuid not null
  sha256 bytea not null
  at timestamp with time zone not null
  by text not null
  by_name text not null
  PRIMARY KEY (unit_id, register, year, month, part)
  CHECK ((part > 0))
  CHECK ((lines > 0))
  CHECK (((month >= 1) AND (month <= 12)))
  FOREIGN KEY (unit_id, file_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, register, year) REFERENCES civil_status.book(unit_id, register, year)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

civil_status.party
  unit_id integer not null
  id uuid not null
  entry_id uuid not null
  role text not null
  person_id uuid
  full_name text not null
  full_name_folded text not null default platform.fold(full_name)
  name_reversed_folded text not null default people.words_reversed(platform.fold(full_name))
  birth text
  id_number text
  note_id uuid
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(full_name) >= 1) AND (char_length(full_name) <= 100)))
  FOREIGN KEY (unit_id, note_id) REFERENCES civil_status.annotation(unit_id, id)
  FOREIGN KEY (unit_id, entry_id) REFERENCES civil_status.entry(unit_id, id)
  FOREIGN KEY (unit_id, person_id) REFERENCES people.person(unit_id, id)
  CREATE INDEX party_name ON civil_status.party USING btree (unit_id, full_name_folded, id)
  CREATE INDEX party_entry ON civil_status.party USING btree (unit_id, entry_id)
  CREATE INDEX party_called ON civil_status.party USING btree (unit_id, name_reversed_folded, id)
  CREATE INDEX party_person ON civil_status.party USING btree (unit_id, person_id, id) WHERE (person_id IS NOT NULL)
  CREATE INDEX party_id_number ON civil_status.party USING btree (unit_id, id_number, id) WHERE (id_number IS NOT NULL)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

clusters.alarm
  unit_id integer not null
  id uuid not null
  cluster_id uuid not null
  kind text not null
  detail text not null default ''::text
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((closed_at >= opened_at))
  CHECK ((kind = ANY (ARRAY['offline'::text, 'voltage'::text, 'storage'::text, 'clock'::text, 'fault'::text, 'silent'::text])))
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  CREATE UNIQUE INDEX alarm_open ON clusters.alarm USING btree (unit_id, cluster_id, kind) WHERE (closed_at IS NULL)
  CREATE INDEX alarm_opened ON clusters.alarm USING btree (unit_id, cluster_id, opened_at DESC)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.cluster
  unit_id integer not null
  id uuid not null
  code text not null
  name text not null
  hamlet_id uuid
  lat double precision
  lon double precision
  horns integer not null
  volumes jsonb not null default '[]'::jsonb
  opened_on date not null
  closed_on date
  closed_reason text
  PRIMARY KEY (unit_id, id)
  CHECK ((closed_on >= opened_on))
  CHECK (((lat IS NULL) = (lon IS NULL)))
  CHECK (((closed_on IS NULL) = (closed_reason IS NULL)))
  CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision)))
  CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision)))
  CHECK ((code ~ '^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$'::text))
  CHECK (((char_length(name) >= 2) AND (char_length(name) <= 120)))
  CHECK (((horns >= 1) AND (horns <= 50)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  FOREIGN KEY (unit_id, hamlet_id) REFERENCES units.hamlet(unit_id, id)
  CREATE UNIQUE INDEX cluster_code ON clusters.cluster USING btree (unit_id, upper(code))
  CREATE INDEX cluster_hamlet ON clusters.cluster USING btree (unit_id, hamlet_id)
  policy unit using (unit_id = platform.unit())

clusters.cluster_office
  unit_id integer not null
  cluster_id uuid not null
  sim text
  note text
  PRIMARY KEY (unit_id, cluster_id)
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.device
  unit_id integer not null
  id uuid not null
  cluster_id uuid not null
  secret_hash bytea not null
  serial text
  model text
  firmware text not null
  stand_in text
  enrolled_at timestamp with time zone not null
  revoked_at timestamp with time zone
  state text not null default 'offline'::text
  state_since timestamp with time zone not null
  seen_at timestamp with time zone
  beat jsonb
  last_order bigint not null default 0
  PRIMARY KEY (unit_id, id)
  CHECK ((state = ANY (ARRAY['online'::text, 'playing'::text, 'offline'::text, 'fault'::text])))
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  CREATE INDEX device_seen ON clusters.device USING btree (unit_id, seen_at) WHERE ((revoked_at IS NULL) AND (state <> 'offline'::text))
  CREATE UNIQUE INDEX device_secret ON clusters.device USING btree (secret_hash)
  CREATE UNIQUE INDEX device_of_cluster ON clusters.device USING btree (unit_id, cluster_id) WHERE (revoked_at IS NULL)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.device_log
  unit_id integer not null
  id uuid not null
  device_id uuid not null
  cluster_id uuid not null
  taken_at timestamp with time zone not null
  text text not null
  PRIMARY KEY (unit_id, id)
  FOREIGN KEY (unit_id, device_id) REFERENCES clusters.device(unit_id, id)
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  CREATE INDEX device_log_cluster ON clusters.device_log USING btree (unit_id, cluster_id, taken_at DESC)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.device_order
  unit_id integer not null
  device_id uuid not null
  number bigint not null
  cluster_id uuid not null
  what text not null
  envelope jsonb not null
  given_by text not null
  issued_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  published_at timestamp with time zone
  answered_at timestamp with time zone
  done_at timestamp with time zone
  is_done boolean
  why text
  PRIMARY KEY (unit_id, device_id, number)
  CHECK (((answered_at IS NULL) = (is_done IS NULL)))
  FOREIGN KEY (unit_id, device_id) REFERENCES clusters.device(unit_id, id)
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  CREATE INDEX device_order_due ON clusters.device_order USING btree (expires_at) WHERE (answered_at IS NULL)
  CREATE INDEX device_order_open ON clusters.device_order USING btree (unit_id, expires_at) WHERE (answered_at IS NULL)
  CREATE INDEX device_order_cluster ON clusters.device_order USING btree (unit_id, cluster_id, issued_at DESC)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.enrolment
  unit_id integer not null
  id uuid not null
  cluster_id uuid not null
  code text not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((code ~ '^[0-9A-Z]{8,40}$'::text))
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  CREATE UNIQUE INDEX enrolment_code ON clusters.enrolment USING btree (code) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX enrolment_cluster ON clusters.enrolment USING btree (unit_id, cluster_id) WHERE (ended_at IS NULL)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.plan_key
  unit_id integer not null
  id uuid not null
  public_key text not null
  sealed bytea not null
  made_at timestamp with time zone not null default now()
  retired_at timestamp with time zone
  made_by text
  made_name text
  reason text
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 500)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CREATE UNIQUE INDEX plan_key_current ON clusters.plan_key USING btree (unit_id) WHERE (retired_at IS NULL)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.setting
  unit_id integer not null
  offline_minutes integer not null
  PRIMARY KEY (unit_id)
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK (((offline_minutes >= 4) AND (offline_minutes <= 1440)))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.span
  unit_id integer not null
  cluster_id uuid not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone
  state text not null
  PRIMARY KEY (unit_id, cluster_id, from_at)
  CHECK ((until_at >= from_at))
  CHECK ((state = ANY (ARRAY['online'::text, 'playing'::text, 'offline'::text, 'fault'::text, 'not-enrolled'::text])))
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  CREATE UNIQUE INDEX span_open ON clusters.span USING btree (unit_id, cluster_id) WHERE (until_at IS NULL)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

clusters.zone
  unit_id integer not null
  id uuid not null
  name text not null
  removed_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(name) >= 2) AND (char_length(name) <= 120)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CREATE UNIQUE INDEX zone_name ON clusters.zone USING btree (unit_id, platform.fold(name)) WHERE (removed_at IS NULL)
  policy unit using (unit_id = platform.unit())

clusters.zone_cluster
  unit_id integer not null
  zone_id uuid not null
  cluster_id uuid not null
  PRIMARY KEY (unit_id, zone_id, cluster_id)
  FOREIGN KEY (unit_id, zone_id) REFERENCES clusters.zone(unit_id, id)
  FOREIGN KEY (unit_id, cluster_id) REFERENCES clusters.cluster(unit_id, id)
  policy unit using (unit_id = platform.unit())

clusters.zone_hamlet
  unit_id integer not null
  zone_id uuid not null
  hamlet_id uuid not null
  PRIMARY KEY (unit_id, zone_id, hamlet_id)
  FOREIGN KEY (unit_id, zone_id) REFERENCES clusters.zone(unit_id, id)
  FOREIGN KEY (unit_id, hamlet_id) REFERENCES units.hamlet(unit_id, id)
  policy unit using (unit_id = platform.unit())

designs.design
  unit_id integer not null
  code text not null
  id uuid not null
  draft jsonb
  version integer not null default 1
  last_published integer not null default 0
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, code)
  CHECK ((code ~ (('^[a-z0-9][a-z0-9-]{0,59}\.'::text || unit_id) || '$'::text)))
  CHECK ((jsonb_typeof(draft) = 'object'::text))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

dossiers.component
  unit_id integer not null
  dossier_id uuid not null
  position integer not null
  name text not null
  quantity integer not null
  kind text not null
  file_id uuid
  digitised integer not null default 0
  added_at timestamp with time zone not null default now()
  stored_id uuid
  issued_on date
  PRIMARY KEY (unit_id, dossier_id, "position")
  CHECK (((stored_id IS NULL) OR (digitised >= 2)))
  TRIGGER DEFERRABLE INITIALLY DEFERRED
  CHECK ((kind = ANY (ARRAY['original'::text, 'certified'::text, 'copy'::text, 'electronic'::text])))
  TRIGGER DEFERRABLE INITIALLY DEFERRED
  TRIGGER DEFERRABLE INITIALLY DEFERRED
  CHECK (((quantity >= 1) AND (quantity <= 999)))
  CHECK (((digitised >= 0) AND (digitised <= 3)))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.content
  unit_id integer not null
  dossier_id uuid not null
  form_code text not null
  form_version integer not null
  form jsonb not null
  summary text not null
  procedure_version text not null
  rule jsonb
  rule_source text
  handling jsonb
  PRIMARY KEY (unit_id, dossier_id)
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX content_own_form ON dossiers.content USING btree (unit_id, form_code, form_version) WHERE (strpos(form_code, '.'::text) > 0)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.coordination
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  step_code text not null
  step_name text not null
  awaited boolean not null
  role text not null
  department text
  task text not null
  asked_at timestamp with time zone not null
  due_at timestamp with time zone
  answered_at timestamp with time zone
  answered_by text
  opinion text
  answer text
  closed_at timestamp with time zone
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK ((((answered_at IS NULL) = (answered_by IS NULL)) AND ((answered_at IS NULL) = (opinion IS NULL))))
  CHECK ((opinion = ANY (ARRAY['agree'::text, 'disagree'::text])))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX coordination_open ON dossiers.coordination USING btree (unit_id, role, asked_at, dossier_id, number) WHERE ((answered_at IS NULL) AND (closed_at IS NULL))
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

dossiers.day_number
  unit_id integer not null
  agency_code text not null
  day date not null
  last integer not null
  PRIMARY KEY (unit_id, agency_code, day)
  policy unit using (unit_id = platform.unit())

dossiers.dossier
  unit_id integer not null
  id uuid not null
  code text not null
  procedure_code text not null
  procedure_name text not null
  case_code text
  channel text not null
  assisted boolean not null default false
  applicant_id uuid not null
  applicant_name text not null
  applicant_folded text not null
  applicant_reversed text not null
  state text not null
  submitted_at timestamp with time zone not null
  received_at timestamp with time zone not null
  due_at timestamp with time zone
  first_due_at timestamp with time zone
  paused_at timestamp with time zone
  finished_at timestamp with time zone
  returned_at timestamp with time zone
  times_supplemented integer not null default 0
  workflow_code text not null
  workflow_version integer not null
  step integer
  step_count integer not null
  step_role text
  step_due_at timestamp with time zone
  assignee uuid
  verdict text
  has_result boolean not null default false
  payment text not null default 'none'::text
  delivery text not null default 'counter'::text
  digitisation text not null default 'none'::text
  sync text not null default 'local'::text
  version integer not null default 1
  decided_at timestamp with time zone
  silence_consents boolean not null default false
  open_tracks integer not null default 0
  return_point uuid
  PRIMARY KEY (unit_id, id)
  CHECK (((paused_at IS NOT NULL) = (state = ANY (ARRAY['awaiting-supplement'::text, 'awaiting-payment'::text, 'stopped'::text]))))
  TRIGGER DEFERRABLE INITIALLY DEFERRED
  CHECK (((state = ANY (ARRAY['accepted'::text, 'processing'::text])) <= (step IS NOT NULL)))
  CHECK (((state = ANY (ARRAY['done'::text, 'returned'::text])) = (finished_at IS NOT NULL)))
  CHECK (((state <> ALL (ARRAY['done'::text, 'returned'::text])) OR (verdict IS NOT NULL)))
  CHECK ((step >= 0))
  CHECK ((sync = ANY (ARRAY['local'::text, 'pending'::text, 'sent'::text, 'failed'::text])))
  CHECK ((state = ANY (ARRAY['new'::text, 'accepted'::text, 'rejected'::text, 'processing'::text, 'awaiting-supplement'::text, 'awaiting-payment'::text, 'withdrawn'::text, 'stopped'::text, 'done'::text, 'returned'::text])))
  CHECK ((channel = ANY (ARRAY['counter'::text, 'online'::text, 'post'::text])))
  CHECK ((payment = ANY (ARRAY['none'::text, 'due'::text, 'paid'::text, 'waived'::text])))
  CHECK ((verdict = ANY (ARRAY['grant'::text, 'refuse'::text])))
  CHECK ((delivery = ANY (ARRAY['counter'::text, 'post'::text, 'electronic'::text])))
  UNIQUE (unit_id, code)
  CHECK ((open_tracks >= 0))
  CHECK ((digitisation = ANY (ARRAY['none'::text, 'partly'::text, 'done'::text])))
  CREATE INDEX dossier_due ON dossiers.dossier USING btree (unit_id, due_at, id) WHERE (state = ANY (ARRAY['new'::text, 'accepted'::text, 'processing'::text, 'awaiting-supplement'::text, 'awaiting-payment'::text, 'stopped'::text]))
  CREATE INDEX dossier_name ON dossiers.dossier USING btree (unit_id, applicant_folded, id)
  CREATE INDEX dossier_role ON dossiers.dossier USING btree (unit_id, step_role, due_at, id) WHERE (step_role IS NOT NULL)
  CREATE INDEX dossier_state ON dossiers.dossier USING btree (unit_id, state, received_at DESC, id DESC)
  CREATE INDEX dossier_silence ON dossiers.dossier USING btree (unit_id, due_at, id) WHERE (silence_consents AND (state = ANY (ARRAY['accepted'::text, 'processing'::text])))
  CREATE INDEX dossier_assignee ON dossiers.dossier USING btree (unit_id, assignee, due_at, id) WHERE (assignee IS NOT NULL)
  CREATE INDEX dossier_received ON dossiers.dossier USING btree (unit_id, received_at DESC, id DESC)
  CREATE INDEX dossier_applicant ON dossiers.dossier USING btree (unit_id, applicant_id, received_at DESC)
  CREATE INDEX dossier_procedure ON dossiers.dossier USING btree (unit_id, procedure_code, state, received_at DESC, id DESC)
  CREATE INDEX dossier_return_point ON dossiers.dossier USING btree (unit_id, return_point, state, received_at DESC, id DESC) WHERE (return_point IS NOT NULL)
  CREATE INDEX dossier_name_reversed ON dossiers.dossier USING btree (unit_id, applicant_reversed, id)
  CREATE UNIQUE INDEX dossier_unit_id_code_key ON dossiers.dossier USING btree (unit_id, code)
  policy own using ((platform.person() IS NULL) OR (applicant_id = platform.person()))
  policy unit using (unit_id = platform.unit())

dossiers.due_change
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  at timestamp with time zone not null
  due_before timestamp with time zone
  due_after timestamp with time zone
  reason text not null
  paused_from timestamp with time zone
  paused_to timestamp with time zone
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK ((reason = ANY (ARRAY['accepted'::text, 'supplemented'::text, 'calendar'::text, 'extended'::text, 'resumed'::text, 'settled'::text, 'verification'::text])))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.duty
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  asked_at timestamp with time zone not null
  asked_by text not null
  amount bigint not null
  what text not null
  settled_at timestamp with time zone
  settled_by text
  how text
  note text
  online boolean not null default false
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK (((settled_at IS NULL) = (how IS NULL)))
  CHECK ((how = ANY (ARRAY['paid'::text, 'waived'::text, 'void'::text])))
  CHECK ((amount > 0))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE UNIQUE INDEX duty_open ON dossiers.duty USING btree (unit_id, dossier_id) WHERE (settled_at IS NULL)
  CREATE INDEX duty_paid ON dossiers.duty USING btree (unit_id, settled_at, dossier_id, number) INCLUDE (online) WHERE (how = 'paid'::text)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.extension
  unit_id integer not null
  dossier_id uuid not null
  drafted_at timestamp with time zone not null
  drafted_by text not null
  reason text not null
  days integer not null
  due_before timestamp with time zone not null
  due_after timestamp with time zone not null
  signed_at timestamp with time zone
  signed_by text
  late boolean not null default false
  PRIMARY KEY (unit_id, dossier_id)
  CHECK ((due_after > due_before))
  CHECK (((days >= 1) AND (days <= 250)))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX extension_waiting ON dossiers.extension USING btree (unit_id, dossier_id) WHERE (signed_at IS NULL)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.field_department
  unit_id integer not null
  field text not null
  department_id uuid not null
  PRIMARY KEY (unit_id, field)
  CHECK ((field <> ''::text))
  FOREIGN KEY (unit_id, department_id) REFERENCES units.department(unit_id, id)
  policy unit using (unit_id = platform.unit())

dossiers.handling
  unit_id integer not null
  procedure_code text not null
  number integer not null
  effective_from date not null
  allowed jsonb not null
  citation text not null
  set_by text not null
  set_by_name text not null
  set_at timestamp with time zone not null
  PRIMARY KEY (unit_id, procedure_code, number)
  CHECK ((citation <> ''::text))
  policy unit using (unit_id = platform.unit())

dossiers.pickup
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  full_name text not null
  id_number text not null
  said_at timestamp with time zone not null
  said_by text not null
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK (((full_name = ''::text) = (id_number = ''::text)))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.place
  unit_id integer not null
  dossier_id uuid not null
  support_point uuid
  receiving_point uuid
  from_unit integer
  from_name text
  received_at_name text
  return_at_name text
  PRIMARY KEY (unit_id, dossier_id)
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX place_receiving ON dossiers.place USING btree (unit_id, receiving_point)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.proxy
  unit_id integer not null
  dossier_id uuid not null
  full_name text not null
  id_number text not null
  phone text
  document_number text not null
  document_date date not null
  document_place text not null
  PRIMARY KEY (unit_id, dossier_id)
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.register
  unit_id integer not null
  id uuid not null
  year integer not null
  number integer not null
  from_day date not null
  to_day date not null
  lines integer not null
  made integer not null default 0
  volumes integer not null default 0
  after_at timestamp with time zone
  after_id uuid
  frame jsonb not null
  asked_at timestamp with time zone not null
  asked_by text not null
  finished_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((to_day >= from_day))
  CHECK ((made <= lines))
  CHECK ((number > 0))
  UNIQUE (unit_id, year, number)
  CREATE INDEX register_asked ON dossiers.register USING btree (unit_id, asked_at DESC, id DESC)
  CREATE UNIQUE INDEX register_unit_id_year_number_key ON dossiers.register USING btree (unit_id, year, number)
  policy own using (platform.person() IS NULL)
  policy unit using (unit_id = platform.unit())

dossiers.result
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  title text not null
  document_number text
  file_id uuid
  attached_at timestamp with time zone not null
  attached_by text not null
  sealed boolean not null default false
  annotation text
  PRIMARY KEY (unit_id, dossier_id, number)
  TRIGGER DEFERRABLE INITIALLY DEFERRED
  CHECK ((char_length(annotation) <= 8000))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.result_number
  unit_id integer not null
  year integer not null
  book text not null
  number text not null
  dossier_id uuid not null
  PRIMARY KEY (unit_id, year, book, number)
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX result_number_dossier ON dossiers.result_number USING btree (unit_id, dossier_id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.seat
  unit_id integer not null
  staff_id uuid not null
  point_id uuid not null
  PRIMARY KEY (unit_id, staff_id)
  policy unit using (unit_id = platform.unit())

dossiers.slip
  unit_id integer not null
  id uuid not null
  kind text not null
  dossier_id uuid
  register_id uuid
  event_id uuid
  paper text not null
  year integer not null
  number integer
  part integer not null default 1
  issued_at timestamp with time zone not null
  issued_by text not null
  data jsonb not null
  frame jsonb
  sha256 bytea
  file_id uuid
  PRIMARY KEY (unit_id, id)
  CHECK ((num_nonnulls(dossier_id, register_id) = 1))
  CHECK (((sha256 IS NULL) OR ((frame IS NOT NULL) AND (file_id IS NOT NULL))))
  CHECK ((kind = ANY (ARRAY['receipt'::text, 'supplement-request'::text, 'refusal'::text, 'apology'::text, 'stop-notice'::text, 'control-slip'::text, 'register'::text, 'hand-over-slip'::text, 'result-receipt'::text])))
  CHECK ((part > 0))
  CHECK ((number > 0))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  FOREIGN KEY (unit_id, register_id) REFERENCES dossiers.register(unit_id, id)
  UNIQUE (unit_id, kind, event_id)
  UNIQUE (unit_id, kind, year, number, part)
  CREATE INDEX slip_dossier ON dossiers.slip USING btree (unit_id, dossier_id, issued_at)
  CREATE INDEX slip_register ON dossiers.slip USING btree (unit_id, register_id, part) WHERE (register_id IS NOT NULL)
  CREATE UNIQUE INDEX slip_unit_id_kind_event_id_key ON dossiers.slip USING btree (unit_id, kind, event_id)
  CREATE UNIQUE INDEX slip_unit_id_kind_year_number_part_key ON dossiers.slip USING btree (unit_id, kind, year, number, part)
  policy own using ((platform.person() IS NULL) OR ((kind = ANY (ARRAY['receipt'::text, 'supplement-request'::text, 'refusal'::text, 'apology'::text, 'stop-notice'::text, 'result-receipt'::text])) AND dossiers.sees_dossier(dossier_id)))
  policy unit using (unit_id = platform.unit())

dossiers.slip_number
  unit_id integer not null
  kind text not null
  year integer not null
  last integer not null
  PRIMARY KEY (unit_id, kind, year)
  policy unit using (unit_id = platform.unit())

dossiers.stay
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  step integer not null
  step_code text not null
  step_name text not null
  role text not null
  entered_at timestamp with time zone not null
  due_at timestamp with time zone
  left_at timestamp with time zone
  left_by text
  direction text
  note text
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK ((direction = ANY (ARRAY['forward'::text, 'back'::text, 'finished'::text, 'stopped'::text])))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.supplement
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  asked_at timestamp with time zone not null
  asked_by text not null
  missing text not null
  answered_at timestamp with time zone
  answer text
  answer_by timestamp with time zone
  lapsed_at timestamp with time zone
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK (((answered_at IS NULL) OR (lapsed_at IS NULL)))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX supplement_waiting ON dossiers.supplement USING btree (unit_id, answer_by, dossier_id, number) WHERE ((answered_at IS NULL) AND (lapsed_at IS NULL) AND (answer_by IS NOT NULL))
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.track
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  procedure_code text not null
  name text not null
  agency text not null
  state text not null default 'waiting'::text
  changed_at timestamp with time zone not null
  result text
  note text
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'done'::text, 'refused'::text])))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.verification
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  agency text not null
  question text not null
  asked_at timestamp with time zone not null
  asked_by text not null
  limit_at timestamp with time zone not null
  pauses boolean not null
  silence_consents boolean not null
  answered_at timestamp with time zone
  answered_by text
  answer text
  consented_at timestamp with time zone
  PRIMARY KEY (unit_id, dossier_id, number)
  CHECK (((answered_at IS NULL) OR (consented_at IS NULL)))
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX verification_silent ON dossiers.verification USING btree (unit_id, limit_at, dossier_id, number) WHERE (silence_consents AND (answered_at IS NULL) AND (consented_at IS NULL))
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

dossiers.visit
  unit_id integer not null
  dossier_id uuid not null
  number integer not null
  place text not null
  at timestamp with time zone not null
  note text
  planned_at timestamp with time zone not null
  planned_by text not null
  PRIMARY KEY (unit_id, dossier_id, number)
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

drafts.draft
  unit_id integer not null
  id uuid not null
  person_id uuid not null
  procedure_code text not null
  form_code text not null
  form_version integer not null
  case_code text
  filled jsonb not null
  step text not null default 'form'::text
  version integer not null default 1
  page uuid
  page_left boolean not null default false
  started_at timestamp with time zone not null
  saved_at timestamp with time zone not null
  submitted_at timestamp with time zone
  dossier_code text
  warned_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((submitted_at IS NULL) = (dossier_code IS NULL)))
  CHECK ((step = ANY (ARRAY['form'::text, 'papers'::text, 'review'::text])))
  CHECK ((jsonb_typeof(filled) = 'object'::text))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CREATE INDEX draft_open ON drafts.draft USING btree (unit_id, saved_at) WHERE (dossier_code IS NULL)
  CREATE INDEX draft_person ON drafts.draft USING btree (unit_id, person_id, saved_at DESC, id)
  CREATE INDEX draft_own_form ON drafts.draft USING btree (unit_id, form_code, form_version) WHERE ((dossier_code IS NULL) AND (strpos(form_code, '.'::text) > 0))
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

drafts.paper
  unit_id integer not null
  draft_id uuid not null
  file_id uuid not null
  component text not null
  added_at timestamp with time zone not null
  stored_id uuid
  PRIMARY KEY (unit_id, draft_id, file_id)
  FOREIGN KEY (unit_id, file_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, draft_id) REFERENCES drafts.draft(unit_id, id) ON DELETE CASCADE
  CREATE INDEX paper_file ON drafts.paper USING btree (unit_id, file_id)
  policy own using ((platform.person() IS NULL) OR drafts.sees_draft(draft_id))
  policy unit using (unit_id = platform.unit())

exchange.connection
  unit_id integer not null
  is_on boolean not null
  address text not null
  token bytea not null
  changed_at timestamp with time zone not null
  failures integer not null default 0
  next_try_at timestamp with time zone
  last_failure text
  last_answer_at timestamp with time zone
  sending_until timestamp with time zone
  PRIMARY KEY (unit_id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

exchange.import
  unit_id integer not null
  id uuid not null
  file_id uuid not null
  file_name text not null
  file_size bigint not null
  sha256 bytea not null
  system text not null
  taken_at timestamp with time zone not null
  state text not null
  read_bytes bigint not null default 0
  rows integer not null default 0
  faults integer not null default 0
  fresh integer not null default 0
  changed integer not null default 0
  same integer not null default 0
  older integer not null default 0
  done_row integer not null default 0
  refusal_vi text
  refusal_en text
  ignored_columns text[] not null default '{}'::text[]
  started_by text not null
  started_at timestamp with time zone not null
  finished_at timestamp with time zone
  looked_row integer not null default 0
  moved_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((state = ANY (ARRAY['checking'::text, 'refused'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'cancelled'::text])))
  CHECK ((system = ANY (ARRAY['national-portal'::text, 'police'::text, 'province'::text, 'ministry'::text])))
  CREATE INDEX import_sha ON exchange.import USING btree (unit_id, sha256)
  CREATE INDEX import_newest ON exchange.import USING btree (unit_id, id DESC)
  CREATE INDEX import_at_work ON exchange.import USING btree (unit_id, moved_at) WHERE (state = ANY (ARRAY['checking'::text, 'applying'::text]))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

exchange.import_fault
  unit_id integer not null
  import_id uuid not null
  number integer not null
  row integer not null
  column_name text not null
  typed text not null
  vi text not null
  en text not null
  PRIMARY KEY (unit_id, import_id, number)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

exchange.import_row
  unit_id integer not null
  import_id uuid not null
  row integer not null
  id uuid not null
  code text not null
  code_key text not null default upper((code COLLATE "C"))
  procedure_code text not null
  procedure_name text not null
  applicant_name text not null
  applicant_folded text not null
  state text not null
  submitted_at timestamp with time zone
  received_at timestamp with time zone
  due_at timestamp with time zone
  finished_at timestamp with time zone
  returned_at timestamp with time zone
  as_of timestamp with time zone not null
  PRIMARY KEY (unit_id, import_id, "row")
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

exchange.message
  unit_id integer not null
  id uuid not null
  dossier_id uuid not null
  dossier_code text not null
  event_id uuid not null
  kind text not null
  event_name text not null
  state text not null
  actor text not null
  happened_at timestamp with time zone not null
  detail text not null
  status text not null default 'waiting'::text
  attempts integer not null default 0
  reply_code text
  reason text
  made_at timestamp with time zone not null
  tried_at timestamp with time zone
  sent_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((kind = ANY (ARRAY['sync'::text, 'progress'::text])))
  CHECK ((status = ANY (ARRAY['waiting'::text, 'failed'::text, 'sent'::text])))
  CREATE UNIQUE INDEX message_once ON exchange.message USING btree (unit_id, dossier_id, event_id, kind DESC)
  CREATE INDEX message_failed ON exchange.message USING btree (unit_id, dossier_id) WHERE (status = 'failed'::text)
  CREATE INDEX message_status ON exchange.message USING btree (unit_id, status, id DESC)
  CREATE INDEX message_waiting ON exchange.message USING btree (unit_id, event_id, kind DESC) WHERE (status = 'waiting'::text)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

exchange.mirror
  unit_id integer not null
  id uuid not null
  system text not null
  code text not null
  code_key text not null default upper((code COLLATE "C"))
  procedure_code text not null
  procedure_name text not null
  applicant_name text not null
  applicant_folded text not null
  state text not null
  submitted_at timestamp with time zone
  received_at timestamp with time zone
  due_at timestamp with time zone
  finished_at timestamp with time zone
  returned_at timestamp with time zone
  as_of timestamp with time zone not null
  synced_at timestamp with time zone not null
  source text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((code ~ '^[A-Za-z0-9][A-Za-z0-9./_-]{2,79}$'::text))
  CHECK ((state = ANY (ARRAY['new'::text, 'accepted'::text, 'rejected'::text, 'processing'::text, 'awaiting-supplement'::text, 'awaiting-payment'::text, 'withdrawn'::text, 'stopped'::text, 'done'::text, 'returned'::text])))
  CHECK ((source = ANY (ARRAY['file'::text, 'hand'::text])))
  CHECK ((system = ANY (ARRAY['national-portal'::text, 'police'::text, 'province'::text, 'ministry'::text])))
  UNIQUE (unit_id, code_key)
  CREATE INDEX mirror_name ON exchange.mirror USING btree (unit_id, applicant_folded, id)
  CREATE INDEX mirror_state ON exchange.mirror USING btree (unit_id, state, id DESC)
  CREATE INDEX mirror_newest ON exchange.mirror USING btree (unit_id, id DESC)
  CREATE INDEX mirror_system ON exchange.mirror USING btree (unit_id, system, id DESC)
  CREATE UNIQUE INDEX mirror_unit_id_code_key_key ON exchange.mirror USING btree (unit_id, code_key)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

fees.exemption
  unit_id integer not null
  id uuid not null
  procedure_code text not null
  who text not null
  proof text not null
  percent integer not null
  citation text not null
  certainty text not null
  effective_from date not null
  effective_to date
  added_by text not null
  added_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  CHECK ((effective_to >= effective_from))
  CHECK (((char_length(who) >= 2) AND (char_length(who) <= 200)))
  CHECK (((char_length(proof) >= 2) AND (char_length(proof) <= 300)))
  CHECK (((percent >= 1) AND (percent <= 100)))
  CHECK (((char_length(citation) >= 2) AND (char_length(citation) <= 300)))
  CHECK ((certainty = ANY (ARRAY['V'::text, 'S'::text, 'M'::text])))
  CREATE INDEX exemption_procedure ON fees.exemption USING btree (unit_id, procedure_code)
  policy unit using (unit_id = platform.unit())

figures.change
  unit_id integer not null
  id bigint not null
  axis text not null
  day date not null
  procedure_code text not null
  channel text not null
  assisted boolean not null
  officer uuid not null
  standing text not null
  digitised boolean not null
  reused boolean not null
  e_result boolean not null
  amount integer not null
  PRIMARY KEY (unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

figures.counted
  unit_id integer not null
  dossier_id uuid not null
  procedure_code text not null
  channel text not null
  assisted boolean not null
  officer uuid not null
  received_on date
  due_on date
  finished_on date
  standing text not null
  digitised boolean not null
  reused boolean not null
  e_result boolean not null
  PRIMARY KEY (unit_id, dossier_id)
  CHECK ((standing = ANY (ARRAY['waiting'::text, 'refused'::text, 'withdrawn'::text, 'running'::text, 'paused'::text, 'no-limit'::text, 'early'::text, 'on-time'::text, 'late'::text])))
  CREATE INDEX counted_late ON figures.counted USING btree (unit_id, finished_on DESC, dossier_id DESC) WHERE (standing = 'late'::text)
  CREATE INDEX counted_open ON figures.counted USING btree (unit_id, COALESCE(due_on, 'infinity'::date), dossier_id) WHERE (standing = ANY (ARRAY['waiting'::text, 'running'::text, 'paused'::text]))
  CREATE INDEX counted_reused ON figures.counted USING btree (unit_id, received_on DESC, dossier_id DESC) WHERE reused
  CREATE INDEX counted_finished ON figures.counted USING btree (unit_id, finished_on DESC, dossier_id DESC) WHERE (finished_on IS NOT NULL)
  CREATE INDEX counted_received ON figures.counted USING btree (unit_id, received_on DESC, dossier_id DESC) WHERE (received_on IS NOT NULL)
  CREATE INDEX counted_withdrawn ON figures.counted USING btree (unit_id, received_on DESC, dossier_id DESC) WHERE (standing = 'withdrawn'::text)
  policy unit using (unit_id = platform.unit())

figures.recount
  unit_id integer not null
  id uuid not null
  at timestamp with time zone not null
  by text not null
  dossiers integer not null
  wrong integer not null
  examples text[] not null
  cells integer not null
  PRIMARY KEY (unit_id, id)
  CREATE INDEX recount_at ON figures.recount USING btree (unit_id, at DESC)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

figures.service_level
  unit_id integer not null
  procedure_code text not null
  level text not null
  source text not null
  certainty text not null
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, procedure_code)
  CHECK ((level = ANY (ARRAY['full'::text, 'partial'::text, 'none'::text])))
  CHECK ((source <> ''::text))
  CHECK ((certainty = ANY (ARRAY['V'::text, 'S'::text, 'M'::text, '?'::text])))
  policy unit using (unit_id = platform.unit())

figures.summed
  unit_id integer not null
  version integer not null
  PRIMARY KEY (unit_id)
  policy unit using (unit_id = platform.unit())

figures.tally
  unit_id integer not null
  span text not null
  whose text not null
  axis text not null
  since date not null
  procedure_code text not null
  channel text not null
  assisted boolean not null
  officer uuid not null
  standing text not null
  digitised boolean not null
  reused boolean not null
  e_result boolean not null
  count integer not null
  PRIMARY KEY (unit_id, span, whose, axis, since, procedure_code, channel, assisted, officer, standing, digitised, reused, e_result)
  CHECK ((axis = ANY (ARRAY['received'::text, 'finished'::text, 'open'::text, 'paid'::text])))
  CHECK ((span = ANY (ARRAY['day'::text, 'month'::text])))
  CHECK ((whose = ANY (ARRAY['all'::text, 'officer'::text])))
  CREATE INDEX tally_empty ON figures.tally USING btree (unit_id) WHERE (count = 0)
  policy unit using (unit_id = platform.unit())

figures.weight
  unit_id integer not null
  id uuid not null
  code text not null
  max numeric(6,2) not null
  source text not null
  certainty text not null
  effective_from date not null
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  CHECK (((max >= (0)::numeric) AND (max <= (1000)::numeric)))
  CHECK ((source <> ''::text))
  CHECK ((certainty = ANY (ARRAY['V'::text, 'S'::text, 'M'::text, '?'::text])))
  CREATE INDEX weight_code ON figures.weight USING btree (unit_id, code, effective_from DESC, changed_at DESC)
  policy unit using (unit_id = platform.unit())

filters.saved_filter
  unit_id integer not null
  id uuid not null
  staff_id uuid not null
  name text not null
  href text not null
  PRIMARY KEY (unit_id, id)
  CHECK (((href ~ '^/can-bo/[a-z0-9]'::text) AND (char_length(href) <= 800)))
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
  UNIQUE (unit_id, staff_id, name)
  CREATE UNIQUE INDEX saved_filter_unit_id_staff_id_name_key ON filters.saved_filter USING btree (unit_id, staff_id, name)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

forms.published
  unit_id integer not null
  code text not null
  version integer not null
  content jsonb not null
  procedures text[] not null
  effective_from date not null
  note text not null
  published_by text not null
  published_at timestamp with time zone not null
  retired_from date
  retired_why text
  retired_by text
  PRIMARY KEY (unit_id, code, version)
  CHECK ((code ~ (('^[a-z0-9][a-z0-9-]{0,59}\.'::text || unit_id) || '$'::text)))
  CHECK ((((retired_from IS NULL) = (retired_why IS NULL)) AND ((retired_from IS NULL) = (retired_by IS NULL))))
  CHECK ((note <> ''::text))
  CHECK ((jsonb_typeof(content) = 'object'::text))
  CHECK ((version > 0))
  CHECK ((cardinality(procedures) > 0))
  policy unit using (unit_id = platform.unit())

forms.revision
  unit_id integer not null
  stamp uuid not null
  PRIMARY KEY (unit_id)
  policy unit using (unit_id = platform.unit())

guides.guide
  unit_id integer not null
  procedure_code text not null
  number integer not null
  effective_from date not null
  content jsonb not null
  citation text not null
  set_by text not null
  set_by_name text not null
  set_at timestamp with time zone not null
  PRIMARY KEY (unit_id, procedure_code, number)
  CHECK ((number > 0))
  CHECK ((citation <> ''::text))
  policy unit using (unit_id = platform.unit())

live.chunk
  unit_id integer not null
  talk_id uuid not null
  number integer not null
  at timestamp with time zone not null default clock_timestamp()
  bytes bytea not null
  PRIMARY KEY (unit_id, talk_id, number)
  CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 262144)))
  CHECK ((number >= 0))
  FOREIGN KEY (unit_id, talk_id) REFERENCES live.talk(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

live.listener
  unit_id integer not null
  talk_id uuid not null
  cluster_id uuid not null
  at timestamp with time zone not null default clock_timestamp()
  PRIMARY KEY (unit_id, talk_id, cluster_id)
  FOREIGN KEY (unit_id, talk_id) REFERENCES live.talk(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

live.talk
  unit_id integer not null
  id uuid not null
  bulletin_id uuid not null
  title text not null
  priority text not null
  spoken_by text not null
  targets jsonb not null
  cluster_ids uuid[] not null
  delay integer not null
  most_seconds integer not null
  started_at timestamp with time zone not null
  ended_at timestamp with time zone
  how_ended text
  heard integer
  file_id uuid
  seconds double precision
  PRIMARY KEY (unit_id, id)
  CHECK (((ended_at IS NULL) = (how_ended IS NULL)))
  CHECK (((delay >= 2) AND (delay <= 15)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK ((priority = ANY (ARRAY['normal'::text, 'priority'::text, 'emergency'::text])))
  CHECK ((how_ended = ANY (ARRAY['finished'::text, 'stopped'::text, 'lost'::text, 'too-long'::text])))
  CHECK ((cardinality(cluster_ids) > 0))
  CHECK (((most_seconds >= 10) AND (most_seconds <= 14400)))
  CREATE UNIQUE INDEX talk_open ON live.talk USING btree (unit_id, bulletin_id) WHERE (ended_at IS NULL)
  CREATE INDEX talk_bulletin ON live.talk USING btree (unit_id, bulletin_id, started_at DESC)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

notices.notice
  unit_id integer not null
  id uuid not null
  event_id uuid not null
  staff_id uuid
  person_id uuid
  at timestamp with time zone not null
  kind text not null
  vi text not null
  en text not null
  href text not null
  read_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((staff_id IS NULL) <> (person_id IS NULL)))
  CHECK (((char_length(en) >= 1) AND (char_length(en) <= 1000)))
  CHECK (((char_length(vi) >= 1) AND (char_length(vi) <= 1000)))
  CHECK ((href ~ '^/[^/\\]'::text))
  UNIQUE (unit_id, event_id, staff_id)
  UNIQUE (unit_id, event_id, person_id)
  CREATE INDEX notice_staff ON notices.notice USING btree (unit_id, staff_id, id)
  CREATE INDEX notice_person ON notices.notice USING btree (unit_id, person_id, id)
  CREATE INDEX notice_staff_unread ON notices.notice USING btree (unit_id, staff_id) WHERE (read_at IS NULL)
  CREATE INDEX notice_person_unread ON notices.notice USING btree (unit_id, person_id) WHERE (read_at IS NULL)
  CREATE UNIQUE INDEX notice_unit_id_event_id_staff_id_key ON notices.notice USING btree (unit_id, event_id, staff_id)
  CREATE UNIQUE INDEX notice_unit_id_event_id_person_id_key ON notices.notice USING btree (unit_id, event_id, person_id)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

payments.account
  unit_id integer not null
  id uuid not null
  bin text not null
  number text not null
  holder text not null
  is_demo boolean not null
  opened_at timestamp with time zone not null
  opened_by text not null
  closed_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((bin ~ '^\d{6}$'::text))
  CHECK (((char_length(holder) >= 2) AND (char_length(holder) <= 100)))
  CHECK ((number ~ '^[A-Za-z0-9]{1,19}$'::text))
  CREATE UNIQUE INDEX account_in_use ON payments.account USING btree (unit_id) WHERE (closed_at IS NULL)
  policy unit using (unit_id = platform.unit())

payments.bank_key
  unit_id integer not null
  account_id uuid not null
  sealed bytea not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, account_id)
  FOREIGN KEY (unit_id, account_id) REFERENCES payments.account(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

payments.bill
  unit_id integer not null
  code text not null
  dossier_id uuid not null
  duty integer not null
  account_id uuid not null
  amount bigint not null
  paid bigint not null default 0
  made_at timestamp with time zone not null
  PRIMARY KEY (unit_id, code)
  CHECK ((code ~ '^XS[0-9A-Z]{8}$'::text))
  CHECK ((paid >= 0))
  CHECK ((amount > 0))
  FOREIGN KEY (unit_id, account_id) REFERENCES payments.account(unit_id, id)
  UNIQUE (unit_id, dossier_id, duty)
  FOREIGN KEY (unit_id, dossier_id, duty) REFERENCES dossiers.duty(unit_id, dossier_id, number)
  CREATE UNIQUE INDEX bill_unit_id_dossier_id_duty_key ON payments.bill USING btree (unit_id, dossier_id, duty)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

payments.layout
  unit_id integer not null
  heading text not null
  columns jsonb not null
  saved_by text not null
  saved_at timestamp with time zone not null
  PRIMARY KEY (unit_id, heading)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

payments.notice
  unit_id integer not null
  id uuid not null
  account_id uuid not null
  bank_ref text not null
  at timestamp with time zone not null
  amount bigint not null
  memo text not null
  payer text not null default ''::text
  source text not null
  heard_at timestamp with time zone not null
  outcome text not null
  bill_code text
  reason text
  decided_by text
  decided_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((decided_at IS NULL) = (reason IS NULL)))
  CHECK ((amount > 0))
  CHECK ((source = ANY (ARRAY['statement'::text, 'webhook'::text])))
  CHECK ((outcome = ANY (ARRAY['matched'::text, 'short'::text, 'over'::text, 'unknown'::text, 'duplicate'::text, 'refunded'::text])))
  CHECK (((char_length(bank_ref) >= 1) AND (char_length(bank_ref) <= 80)))
  FOREIGN KEY (unit_id, bill_code) REFERENCES payments.bill(unit_id, code)
  FOREIGN KEY (unit_id, account_id) REFERENCES payments.account(unit_id, id)
  UNIQUE (unit_id, account_id, bank_ref)
  CREATE INDEX notice_bill ON payments.notice USING btree (unit_id, bill_code) WHERE (bill_code IS NOT NULL)
  CREATE INDEX notice_outcome ON payments.notice USING btree (unit_id, outcome, id DESC)
  CREATE UNIQUE INDEX notice_unit_id_account_id_bank_ref_key ON payments.notice USING btree (unit_id, account_id, bank_ref)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

payments.statement
  unit_id integer not null
  id uuid not null
  account_id uuid not null
  file_id uuid not null
  name text not null
  uploaded_by text not null
  uploaded_at timestamp with time zone not null
  columns jsonb
  counts jsonb
  faults jsonb
  done_at timestamp with time zone
  lines integer
  done_line integer not null default 0
  refused text
  refused_line integer
  PRIMARY KEY (unit_id, id)
  FOREIGN KEY (unit_id, account_id) REFERENCES payments.account(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

people.death
  unit_id integer not null
  person_id uuid not null
  died_on text not null
  entry_id uuid not null
  at timestamp with time zone not null
  by text not null
  PRIMARY KEY (unit_id, person_id)
  CHECK ((died_on ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'::text))
  FOREIGN KEY (unit_id, person_id) REFERENCES people.person(unit_id, id)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

people.household
  unit_id integer not null
  id uuid not null
  head_id uuid not null
  address_detail text
  hamlet_id uuid
  opened_at timestamp with time zone not null default now()
  PRIMARY KEY (unit_id, id)
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  UNIQUE (unit_id, head_id)
  CHECK ((char_length(address_detail) <= 200))
  FOREIGN KEY (unit_id, head_id) REFERENCES people.person(unit_id, id) DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX household_hamlet ON people.household USING btree (unit_id, hamlet_id)
  CREATE UNIQUE INDEX household_unit_id_head_id_key ON people.household USING btree (unit_id, head_id)
  policy own using ((platform.person() IS NULL) OR (id = ( SELECT person.household_id
   FROM people.person
  WHERE ((person.unit_id = household.unit_id) AND (person.id = platform.person())))))
  policy unit using (unit_id = platform.unit())

people.merging
  unit_id integer not null
  id uuid not null
  keep_id uuid not null
  gone_id uuid not null
  reason text not null
  taken text[] not null
  at timestamp with time zone not null default now()
  by text not null
  by_name text not null
  PRIMARY KEY (unit_id, id)
  FOREIGN KEY (unit_id, gone_id) REFERENCES people.person(unit_id, id)
  FOREIGN KEY (unit_id, keep_id) REFERENCES people.person(unit_id, id)
  CREATE INDEX merging_keep ON people.merging USING btree (unit_id, keep_id)
  policy own using ((platform.person() IS NULL) OR (keep_id = platform.person()))
  policy unit using (unit_id = platform.unit())

people.opening
  unit_id integer not null
  id uuid not null
  person_id uuid not null
  kind text not null
  at timestamp with time zone not null
  by text not null
  by_name text not null
  by_title text
  reason text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((kind = ANY (ARRAY['opened'::text, 'id-revealed'::text, 'paper-opened'::text])))
  FOREIGN KEY (unit_id, person_id) REFERENCES people.person(unit_id, id)
  CREATE UNIQUE INDEX opening_once ON people.opening USING btree (unit_id, person_id, by, date_bin('01:00:00'::interval, at, '2000-01-01 00:00:00+00'::timestamp with time zone)) WHERE (kind = 'opened'::text)
  CREATE INDEX opening_person ON people.opening USING btree (unit_id, person_id, id)
  policy own using ((platform.person() IS NULL) OR people.sees_person(person_id))
  policy unit using (unit_id = platform.unit())

people.person
  unit_id integer not null
  id uuid not null
  full_name text not null
  full_name_folded text not null default platform.fold(full_name)
  name_reversed_folded text not null default people.words_reversed(platform.fold(full_name))
  birth_year smallint
  birth_month smallint
  birth_day smallint
  gender text
  id_number text
  old_id_number text
  nationality text
  ethnicity text
  phone text
  email text
  address_detail text
  hamlet_id uuid
  residence_code text
  household_id uuid
  household_role text
  identity_level text not null default 'claimed'::text
  identity_at timestamp with time zone
  merged_into uuid
  version integer not null default 1
  added_at timestamp with time zone not null default now()
  changed_at timestamp with time zone not null default now()
  PRIMARY KEY (unit_id, id)
  CHECK (((birth_year IS NOT NULL) OR (birth_month IS NULL)))
  CHECK (((birth_month IS NOT NULL) OR (birth_day IS NULL)))
  CHECK (((birth_day IS NULL) OR (make_date((birth_year)::integer, (birth_month)::integer, (birth_day)::integer) IS NOT NULL)))
  CHECK (((household_id IS NULL) = (household_role IS NULL)))
  CHECK (((identity_at IS NULL) = (identity_level = 'claimed'::text)))
  CHECK ((merged_into <> id))
  CHECK (((merged_into IS NULL) OR (household_id IS NULL)))
  CHECK ((char_length(email) <= 254))
  CHECK ((phone ~ '^\+?[0-9]{8,15}$'::text))
  CHECK ((gender = ANY (ARRAY['male'::text, 'female'::text, 'other'::text])))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK (((birth_day >= 1) AND (birth_day <= 31)))
  CHECK ((char_length(ethnicity) <= 60))
  CHECK ((((char_length(full_name) >= 1) AND (char_length(full_name) <= 100)) AND (full_name IS NFC NORMALIZED)))
  CHECK ((id_number ~ '^([0-9]{9}|[0-9]{12})$'::text))
  CHECK (((birth_year >= 1850) AND (birth_year <= 2200)))
  CHECK (((birth_month >= 1) AND (birth_month <= 12)))
  CHECK ((char_length(nationality) <= 60))
  CHECK ((old_id_number ~ '^[0-9]{9}$'::text))
  FOREIGN KEY (residence_code) REFERENCES units.admin_unit(code)
  CHECK ((char_length(address_detail) <= 200))
  CHECK ((household_role = ANY (ARRAY['head'::text, 'spouse'::text, 'child'::text, 'parent'::text, 'sibling'::text, 'grandchild'::text, 'other'::text])))
  CHECK ((identity_level = ANY (ARRAY['claimed'::text, 'card-seen'::text, 'electronic'::text])))
  FOREIGN KEY (unit_id, merged_into) REFERENCES people.person(unit_id, id)
  FOREIGN KEY (unit_id, household_id) REFERENCES people.household(unit_id, id)
  CREATE INDEX person_name ON people.person USING btree (unit_id, full_name_folded, id) WHERE (merged_into IS NULL)
  CREATE INDEX person_phone ON people.person USING btree (unit_id, phone) WHERE (phone IS NOT NULL)
  CREATE INDEX person_called ON people.person USING btree (unit_id, name_reversed_folded, id) WHERE (merged_into IS NULL)
  CREATE INDEX person_hamlet ON people.person USING btree (unit_id, hamlet_id, name_reversed_folded, id) WHERE (merged_into IS NULL)
  CREATE INDEX person_merged ON people.person USING btree (unit_id, merged_into) WHERE (merged_into IS NOT NULL)
  CREATE INDEX person_household ON people.person USING btree (unit_id, household_id) WHERE (household_id IS NOT NULL)
  CREATE UNIQUE INDEX person_id_number ON people.person USING btree (unit_id, id_number) WHERE ((id_number IS NOT NULL) AND (merged_into IS NULL))
  CREATE INDEX person_old_id_number ON people.person USING btree (unit_id, old_id_number) WHERE (old_id_number IS NOT NULL)
  policy own using ((platform.person() IS NULL) OR (id = platform.person()) OR (merged_into = platform.person()))
  policy unit using (unit_id = platform.unit())

people.proposal
  unit_id integer not null
  id uuid not null
  person_id uuid not null
  field text not null
  said jsonb not null
  dossier_id uuid not null
  dossier_code text not null
  said_at timestamp with time zone not null
  accepted boolean
  decided_at timestamp with time zone
  decided_by text
  reason text
  PRIMARY KEY (unit_id, id)
  CHECK ((num_nulls(accepted, decided_at, decided_by, reason) = ANY (ARRAY[0, 4])))
  CHECK ((field = ANY (ARRAY['fullName'::text, 'birth'::text, 'gender'::text, 'nationality'::text, 'ethnicity'::text, 'phone'::text, 'email'::text, 'addressDetail'::text])))
  CHECK ((char_length(reason) <= 300))
  FOREIGN KEY (unit_id, person_id) REFERENCES people.person(unit_id, id)
  UNIQUE (unit_id, dossier_id, field)
  CREATE INDEX proposal_open ON people.proposal USING btree (unit_id, person_id) WHERE (decided_at IS NULL)
  CREATE UNIQUE INDEX proposal_unit_id_dossier_id_field_key ON people.proposal USING btree (unit_id, dossier_id, field)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

photos.page
  unit_id integer not null
  id uuid not null
  person_id uuid not null
  place_kind text not null
  place_id uuid not null
  slot text not null
  position integer not null
  file_id uuid not null
  turned integer not null default 0
  key text not null
  added_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  CHECK (((turned >= 0) AND (turned <= 3)))
  CHECK ((place_kind = ANY (ARRAY['dossier'::text, 'draft'::text])))
  UNIQUE (unit_id, place_kind, place_id, slot, key)
  CREATE INDEX page_old ON photos.page USING btree (unit_id, added_at)
  CREATE INDEX page_place ON photos.page USING btree (unit_id, place_kind, place_id, slot, "position")
  CREATE UNIQUE INDEX page_unit_id_place_kind_place_id_slot_key_key ON photos.page USING btree (unit_id, place_kind, place_id, slot, key)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

platform.answered
  unit_id integer not null
  key text not null
  actor text not null
  body_hash bytea not null
  status integer
  answer jsonb
  at timestamp with time zone not null default now()
  PRIMARY KEY (unit_id, actor, key)
  CREATE INDEX answered_at ON platform.answered USING btree (at)
  policy own using ((platform.person() IS NULL) OR (actor = ('citizen:'::text || platform.person())))
  policy unit using (unit_id = platform.unit())

platform.file
  unit_id integer not null
  id uuid not null
  sha256 bytea not null
  size bigint not null
  media_type text not null
  name text not null
  owner_kind text
  owner_id uuid
  uploaded_by text not null
  uploaded_at timestamp with time zone not null default now()
  PRIMARY KEY (unit_id, id)
  CREATE INDEX file_sha ON platform.file USING btree (sha256)
  CREATE INDEX file_loose ON platform.file USING btree (uploaded_at) WHERE (owner_id IS NULL)
  CREATE INDEX file_owner ON platform.file USING btree (unit_id, owner_id)
  policy own using ((platform.person() IS NULL) OR (uploaded_by = ('citizen:'::text || platform.person())) OR ((owner_kind = 'dossier'::text) AND dossiers.sees_dossier(owner_id)) OR ((owner_kind = 'draft'::text) AND drafts.sees_draft(owner_id)) OR ((owner_kind = 'certification-copy'::text) AND certification.sees_waiting(owner_id)))
  policy unit using (unit_id = platform.unit())

platform.installation
  only_one boolean not null default true
  secrets text not null
  at timestamp with time zone not null default now()
  prepared text
  PRIMARY KEY (only_one)
  CHECK (only_one)

platform.rate
  bucket text not null
  window_start timestamp with time zone not null
  hits integer not null
  PRIMARY KEY (bucket, window_start)

plays.play
  unit_id integer not null
  cluster_id uuid not null
  id uuid not null
  device text not null
  item_id uuid not null
  bulletin_id uuid not null
  priority text not null
  sha256 text
  planned_at timestamp with time zone not null
  started_at timestamp with time zone
  ended_at timestamp with time zone
  seconds numeric not null
  result text not null
  why text
  clock_sure boolean not null
  taken_at timestamp with time zone not null
  PRIMARY KEY (unit_id, cluster_id, id)
  CHECK ((result = ANY (ARRAY['played'::text, 'partial'::text, 'missed'::text, 'pre-empted'::text])))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK (((seconds >= (0)::numeric) AND (seconds <= (86400)::numeric)))
  CHECK ((priority = ANY (ARRAY['normal'::text, 'priority'::text, 'emergency'::text])))
  CREATE INDEX play_by_time ON plays.play USING btree (unit_id, planned_at, cluster_id, id)
  CREATE INDEX play_of_item ON plays.play USING btree (unit_id, item_id, cluster_id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

points.point
  unit_id integer not null
  id uuid not null
  name text not null
  supports boolean not null
  receives boolean not null
  returns boolean not null
  address text not null
  hours text
  phone text
  purpose text
  hamlet_id uuid
  opened_on date not null
  closed_on date
  closed_reason text
  PRIMARY KEY (unit_id, id)
  CHECK ((closed_on >= opened_on))
  CHECK ((supports OR receives OR returns))
  CHECK (((closed_on IS NULL) = (closed_reason IS NULL)))
  CHECK (((char_length(name) >= 2) AND (char_length(name) <= 120)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK (((char_length(address) >= 1) AND (char_length(address) <= 200)))
  FOREIGN KEY (unit_id, hamlet_id) REFERENCES units.hamlet(unit_id, id)
  CREATE UNIQUE INDEX point_name ON points.point USING btree (unit_id, platform.fold(name)) WHERE (closed_on IS NULL)
  policy unit using (unit_id = platform.unit())

procedures.confirmation
  unit_id integer not null
  id uuid not null
  code text not null
  what text not null
  case_code text not null default ''::text
  channel text
  rule jsonb
  fee jsonb
  citation text not null
  effective_from date not null
  confirmed_by text not null
  confirmed_name text not null
  confirmed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, id)
  CHECK (((what = 'time'::text) OR (rule IS NULL)))
  CHECK (((what = 'fee'::text) OR (fee IS NULL)))
  CHECK ((what = ANY (ARRAY['time'::text, 'fee'::text])))
  CHECK ((channel = ANY (ARRAY['counter'::text, 'online'::text, 'post'::text])))
  CHECK ((citation <> ''::text))
  CREATE INDEX confirmation_code ON procedures.confirmation USING btree (unit_id, code)
  policy unit using (unit_id = platform.unit())

procedures.import
  number integer not null
  stamp uuid not null default gen_random_uuid()
  at timestamp with time zone not null default now()
  seen_on date not null
  content_hash text not null
  added integer not null
  changed integer not null
  ended integer not null
  PRIMARY KEY (number)

procedures.life_event
  unit_id integer not null
  slug text not null
  position integer not null
  tile boolean not null
  title text not null
  title_en text not null
  phrases text[] not null
  codes text[] not null
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, slug)
  CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  CHECK ((title <> ''::text))
  policy unit using (unit_id = platform.unit())

procedures.procedure_version
  id uuid not null
  code text not null
  number integer not null
  name text not null
  field text not null
  content jsonb not null
  import_number integer not null
  imported_at timestamp with time zone not null default now()
  effective_from date
  effective_to date
  PRIMARY KEY (id)
  CHECK (((effective_to IS NULL) OR (effective_from IS NULL) OR (effective_to >= (effective_from - 1))))
  CHECK ((code ~ '^\d\.\d{6}$'::text))
  CHECK ((number > 0))
  UNIQUE (code, number)
  FOREIGN KEY (import_number) REFERENCES procedures.import(number)
  CREATE UNIQUE INDEX procedure_version_open ON procedures.procedure_version USING btree (code) WHERE (effective_to IS NULL)
  CREATE UNIQUE INDEX procedure_version_code_number_key ON procedures.procedure_version USING btree (code, number)

procedures.revision
  unit_id integer not null
  stamp uuid not null
  PRIMARY KEY (unit_id)
  policy unit using (unit_id = platform.unit())

procedures.setting
  unit_id integer not null
  code text not null
  filed text
  online boolean
  hidden boolean not null default false
  counter text not null default ''::text
  local_name text not null default ''::text
  note text not null default ''::text
  note_en text not null default ''::text
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, code)
  CHECK ((filed = ANY (ARRAY['here'::text, 'national-portal'::text])))
  policy unit using (unit_id = platform.unit())

ratings.ballot
  unit_id integer not null
  seat text not null
  given_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  procedure_code text
  way text
  level text
  reasons text[]
  words text
  released boolean not null default false
  PRIMARY KEY (unit_id, seat)
  CHECK ((released = (level IS NULL)))
  CHECK (((NOT released) OR ((reasons IS NULL) AND (words IS NULL) AND (procedure_code IS NULL) AND (way IS NULL))))
  CHECK ((way = ANY (ARRAY['counter'::text, 'link'::text, 'own'::text])))
  CHECK ((level = ANY (ARRAY['very-satisfied'::text, 'satisfied'::text, 'unsatisfied'::text])))
  CREATE INDEX ballot_waiting ON ratings.ballot USING btree (unit_id, given_at) WHERE (NOT released)
  policy unit using (unit_id = platform.unit())

ratings.counter
  unit_id integer not null
  id uuid not null
  name text not null
  closed_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
  policy unit using (unit_id = platform.unit())

ratings.invitation
  unit_id integer not null
  counter_id uuid not null
  dossier_code text not null
  until timestamp with time zone not null
  PRIMARY KEY (unit_id, counter_id)
  FOREIGN KEY (unit_id, counter_id) REFERENCES ratings.counter(unit_id, id)
  policy unit using (unit_id = platform.unit())

ratings.opinion
  unit_id integer not null
  id uuid not null
  month date not null
  procedure_code text not null
  way text not null
  level text not null
  reasons text[] not null
  words text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((way = ANY (ARRAY['counter'::text, 'link'::text, 'own'::text])))
  CHECK ((level = ANY (ARRAY['very-satisfied'::text, 'satisfied'::text, 'unsatisfied'::text])))
  CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  CREATE INDEX opinion_month ON ratings.opinion USING btree (unit_id, month, id)
  policy unit using (unit_id = platform.unit())

ratings.setting
  unit_id integer not null
  least integer not null
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id)
  CHECK ((("least" >= 3) AND ("least" <= 100)))
  policy unit using (unit_id = platform.unit())

ratings.tally
  unit_id integer not null
  month date not null
  procedure_code text not null
  level text not null
  count integer not null
  PRIMARY KEY (unit_id, month, procedure_code, level)
  CHECK ((count >= 0))
  policy unit using (unit_id = platform.unit())

receipts.cash_day
  unit_id integer not null
  id uuid not null
  cashier text not null
  cashier_name text not null
  day date not null
  closed_at timestamp with time zone
  expected bigint
  counted bigint
  difference_reason text
  PRIMARY KEY (unit_id, id)
  CHECK ((((closed_at IS NULL) = (counted IS NULL)) AND ((closed_at IS NULL) = (expected IS NULL))))
  CHECK (((counted = expected) OR (difference_reason IS NOT NULL)))
  CHECK ((counted >= 0))
  UNIQUE (unit_id, cashier, day)
  CREATE INDEX cash_day_newest ON receipts.cash_day USING btree (unit_id, day DESC, id DESC)
  CREATE UNIQUE INDEX cash_day_unit_id_cashier_day_key ON receipts.cash_day USING btree (unit_id, cashier, day)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

receipts.last_number
  unit_id integer not null
  symbol text not null
  last integer not null
  PRIMARY KEY (unit_id, symbol)
  CHECK (((last >= 1) AND (last <= 9999999)))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

receipts.receipt
  unit_id integer not null
  id uuid not null
  symbol text not null
  number integer not null
  dossier_id uuid not null
  duty integer not null
  payer text not null
  what text not null
  amount bigint not null
  how text not null
  issued_at timestamp with time zone not null
  issued_by text not null
  issued_name text not null
  cash_day_id uuid
  is_official boolean not null
  tax_code text
  voided_at timestamp with time zone
  voided_by text
  void_reason text
  PRIMARY KEY (unit_id, id)
  CHECK (((how = 'cash'::text) = (cash_day_id IS NOT NULL)))
  CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
  CHECK ((how = ANY (ARRAY['cash'::text, 'transfer'::text])))
  CHECK ((amount > 0))
  CHECK (((number >= 1) AND (number <= 9999999)))
  FOREIGN KEY (unit_id, cash_day_id) REFERENCES receipts.cash_day(unit_id, id)
  UNIQUE (unit_id, symbol, number)
  FOREIGN KEY (unit_id, dossier_id, duty) REFERENCES dossiers.duty(unit_id, dossier_id, number)
  CREATE INDEX receipt_newest ON receipts.receipt USING btree (unit_id, id DESC)
  CREATE INDEX receipt_of_day ON receipts.receipt USING btree (unit_id, cash_day_id, id) WHERE (cash_day_id IS NOT NULL)
  CREATE UNIQUE INDEX receipt_of_duty ON receipts.receipt USING btree (unit_id, dossier_id, duty) WHERE (voided_at IS NULL)
  CREATE UNIQUE INDEX receipt_unit_id_symbol_number_key ON receipts.receipt USING btree (unit_id, symbol, number)
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

receipts.setting
  unit_id integer not null
  letters text not null
  tax_code text
  is_official boolean not null
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id)
  CHECK (((NOT is_official) OR (tax_code IS NOT NULL)))
  CHECK ((letters ~ '^[A-Z]{1,6}$'::text))
  CHECK ((tax_code ~ '^\d{10}(-\d{3})?$'::text))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

remarks.remark
  unit_id integer not null
  id uuid not null
  dossier_id uuid not null
  at timestamp with time zone not null
  author text not null
  text text not null
  mentioned uuid[] not null
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000)))
  CREATE INDEX remark_dossier ON remarks.remark USING btree (unit_id, dossier_id, id)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

scans.batch
  unit_id integer not null
  id uuid not null
  file_id uuid not null
  file_name text not null
  state text not null
  fault text
  pages integer
  read_pages integer not null default 0
  uploaded_by text not null
  uploaded_at timestamp with time zone not null
  ended_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((state = 'failed'::text) = (fault IS NOT NULL)))
  CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'filing'::text, 'filed'::text, 'failed'::text, 'cancelled'::text])))
  FOREIGN KEY (unit_id, file_id) REFERENCES platform.file(unit_id, id)
  CREATE INDEX batch_mine ON scans.batch USING btree (unit_id, uploaded_by, uploaded_at DESC)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

scans.part
  unit_id integer not null
  batch_id uuid not null
  start_page integer not null
  separator text not null
  first_page integer not null
  last_page integer not null
  choice text not null
  doubt text
  dossier_code text
  position integer
  paper_name text
  filed_at timestamp with time zone
  refused text
  PRIMARY KEY (unit_id, batch_id, start_page)
  CHECK (((choice = 'file'::text) <= ((dossier_code IS NOT NULL) AND ("position" IS NOT NULL))))
  CHECK ((doubt = ANY (ARRAY['no-separator'::text, 'unreadable'::text, 'two-codes'::text, 'no-dossier'::text, 'no-paper'::text])))
  CHECK ((choice = ANY (ARRAY['open'::text, 'file'::text, 'skip'::text])))
  CHECK ((separator = ANY (ARRAY['none'::text, 'read'::text, 'unreadable'::text, 'by-hand'::text])))
  FOREIGN KEY (unit_id, batch_id) REFERENCES scans.batch(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

shares.share
  unit_id integer not null
  id uuid not null
  person_id uuid not null
  dossier_id uuid not null
  result_number integer not null
  token_hash bytea not null
  code_hash bytea
  note text not null
  names_procedure boolean not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  wrong_codes integer not null default 0
  locked_at timestamp with time zone
  openings integer not null default 0
  last_opened_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((expires_at > created_at))
  CHECK ((char_length(note) <= 100))
  UNIQUE (unit_id, token_hash)
  FOREIGN KEY (unit_id, dossier_id, result_number) REFERENCES dossiers.result(unit_id, dossier_id, number)
  CREATE INDEX share_person ON shares.share USING btree (unit_id, person_id, id DESC)
  CREATE INDEX share_dossier ON shares.share USING btree (unit_id, dossier_id, id DESC)
  CREATE UNIQUE INDEX share_unit_id_token_hash_key ON shares.share USING btree (unit_id, token_hash)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

signatures.attachment
  unit_id integer not null
  document_id uuid not null
  number integer not null
  title text not null
  draft_id uuid not null
  sealed_id uuid
  sha256 bytea
  PRIMARY KEY (unit_id, document_id, number)
  CHECK (((sealed_id IS NULL) = (sha256 IS NULL)))
  CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
  CHECK (((number >= 1) AND (number <= 20)))
  FOREIGN KEY (unit_id, draft_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, sealed_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, document_id) REFERENCES signatures.document(unit_id, id)
  CREATE INDEX attachment_sha256 ON signatures.attachment USING btree (unit_id, sha256) WHERE (sha256 IS NOT NULL)
  policy own using ((platform.person() IS NULL) OR signatures.sees_document(document_id))
  policy unit using (unit_id = platform.unit())

signatures.batch
  unit_id integer not null
  id uuid not null
  kind text not null
  state text not null
  staff_id uuid not null
  begun_at timestamp with time zone not null
  ended_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((kind = ANY (ARRAY['sign'::text, 'seal'::text])))
  CHECK ((state = ANY (ARRAY['working'::text, 'ended'::text, 'stopped'::text])))
  CREATE INDEX batch_mine ON signatures.batch USING btree (unit_id, staff_id, begun_at DESC)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

signatures.batch_item
  unit_id integer not null
  batch_id uuid not null
  number integer not null
  document_id uuid not null
  state text not null
  why text
  PRIMARY KEY (unit_id, batch_id, number)
  CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text])))
  FOREIGN KEY (unit_id, batch_id) REFERENCES signatures.batch(unit_id, id)
  FOREIGN KEY (unit_id, document_id) REFERENCES signatures.document(unit_id, id)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

signatures.document
  unit_id integer not null
  id uuid not null
  dossier_id uuid
  dossier_code text
  title text not null
  symbol text not null
  state text not null
  signer_id uuid not null
  signer_name text not null
  places jsonb not null
  draft_id uuid not null
  signed_id uuid
  sealed_id uuid
  number integer
  year integer
  check_code text not null
  sha256 bytea
  asked_at timestamp with time zone not null
  asked_by text not null
  signed_at timestamp with time zone
  sealed_at timestamp with time zone
  sealed_by text
  owner_kind text not null default 'dossier'::text
  owner_id uuid
  owner_path text
  owner_words text
  numbered_elsewhere boolean not null default false
  mark text
  PRIMARY KEY (unit_id, id)
  CHECK (((signed_id IS NOT NULL) = (state = ANY (ARRAY['signed'::text, 'sealed'::text]))))
  CHECK ((((owner_kind = 'dossier'::text) = (dossier_id IS NOT NULL)) AND ((owner_kind = 'dossier'::text) = (owner_id IS NULL)) AND ((dossier_id IS NULL) = (dossier_code IS NULL)) AND ((owner_id IS NULL) = (owner_path IS NULL)) AND ((owner_id IS NULL) = (owner_words IS NULL))))
  CHECK (((sealed_id IS NOT NULL) = (state = 'sealed'::text)))
  CHECK (((number IS NULL) = (year IS NULL)))
  CHECK (((state <> 'sealed'::text) OR ((sha256 IS NOT NULL) AND ((number IS NOT NULL) OR (owner_kind <> 'dossier'::text)))))
  CHECK (((char_length(mark) >= 1) AND (char_length(mark) <= 200)))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'signed'::text, 'sealed'::text, 'withdrawn'::text])))
  CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
  CHECK (((char_length(symbol) >= 1) AND (char_length(symbol) <= 40)))
  CHECK ((owner_kind ~ '^[a-z-]+$'::text))
  FOREIGN KEY (unit_id, draft_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, sealed_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, signed_id) REFERENCES platform.file(unit_id, id)
  FOREIGN KEY (unit_id, dossier_id) REFERENCES dossiers.dossier(unit_id, id)
  CREATE INDEX document_open ON signatures.document USING btree (unit_id, state, id) WHERE (state = ANY (ARRAY['waiting'::text, 'signed'::text]))
  CREATE UNIQUE INDEX document_number ON signatures.document USING btree (unit_id, symbol, year, number) WHERE ((number IS NOT NULL) AND (NOT numbered_elsewhere))
  CREATE INDEX document_sha256 ON signatures.document USING btree (unit_id, sha256) WHERE (sha256 IS NOT NULL)
  CREATE INDEX document_dossier ON signatures.document USING btree (unit_id, dossier_id, id)
  CREATE UNIQUE INDEX document_check_code ON signatures.document USING btree (unit_id, check_code)
  CREATE UNIQUE INDEX document_owner_open ON signatures.document USING btree (unit_id, owner_kind, owner_id) WHERE ((owner_id IS NOT NULL) AND (state <> 'withdrawn'::text))
  CREATE UNIQUE INDEX document_numbered_open ON signatures.document USING btree (unit_id, dossier_id, title, symbol, year, number) WHERE (numbered_elsewhere AND (state <> 'withdrawn'::text))
  policy own using ((platform.person() IS NULL) OR dossiers.sees_dossier(dossier_id))
  policy unit using (unit_id = platform.unit())

signatures.key_place
  unit_id integer not null
  id uuid not null
  kind text not null
  driver text
  address text
  time_stamps text
  certificates jsonb not null default '[]'::jsonb
  since timestamp with time zone not null
  by text not null
  by_name text not null
  until timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK (((kind = 'pkcs11'::text) = (driver IS NOT NULL)))
  CHECK (((kind = 'csc'::text) = (address IS NOT NULL)))
  CHECK ((kind = ANY (ARRAY['pkcs11'::text, 'csc'::text])))
  CREATE UNIQUE INDEX key_place_now ON signatures.key_place USING btree (unit_id, kind) WHERE (until IS NULL)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

signatures.means
  unit_id integer not null
  id uuid not null
  party text not null
  provider text not null
  certificate bytea
  settings jsonb not null default '{}'::jsonb
  secret bytea
  since timestamp with time zone not null
  by text not null
  by_name text not null
  until timestamp with time zone
  tested_at timestamp with time zone
  test text
  PRIMARY KEY (unit_id, id)
  CHECK (((provider <> 'plug-in'::text) OR (certificate IS NOT NULL)))
  CHECK (((tested_at IS NULL) = (test IS NULL)))
  CHECK (((party = 'agency'::text) OR (party ~ '^[0-9a-f-]{36}$'::text)))
  CHECK ((provider = ANY (ARRAY['test'::text, 'pkcs11'::text, 'csc'::text, 'plug-in'::text])))
  CREATE UNIQUE INDEX means_now ON signatures.means USING btree (unit_id, party) WHERE (until IS NULL)
  CREATE INDEX means_history ON signatures.means USING btree (unit_id, party, id DESC)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

signatures.picture
  unit_id integer not null
  id uuid not null
  party text not null
  file_id uuid not null
  since timestamp with time zone not null
  by text not null
  by_name text not null
  until timestamp with time zone
  until_by text
  PRIMARY KEY (unit_id, id)
  CHECK (((party = 'agency'::text) OR (party ~ '^[0-9a-f-]{36}$'::text)))
  FOREIGN KEY (unit_id, file_id) REFERENCES platform.file(unit_id, id)
  CREATE UNIQUE INDEX picture_now ON signatures.picture USING btree (unit_id, party) WHERE (until IS NULL)
  CREATE INDEX picture_history ON signatures.picture USING btree (unit_id, party, id DESC)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

signatures.plug_in_order
  unit_id integer not null
  id uuid not null
  document_id uuid not null
  kind text not null
  staff_id uuid not null
  certificate bytea not null
  prepared_id uuid not null
  room_from integer not null
  room_to integer not null
  attributes bytea not null
  begun_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  PRIMARY KEY (unit_id, id)
  CHECK ((room_to > room_from))
  CHECK ((kind = ANY (ARRAY['sign'::text, 'seal'::text])))
  FOREIGN KEY (unit_id, document_id) REFERENCES signatures.document(unit_id, id)
  CREATE INDEX plug_in_order_document ON signatures.plug_in_order USING btree (unit_id, document_id)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

signatures.serial
  unit_id integer not null
  symbol text not null
  year integer not null
  last integer not null
  PRIMARY KEY (unit_id, symbol, year)
  policy unit using (unit_id = platform.unit())
  policy staff_only using (platform.person() IS NULL)

speech.pronunciation
  unit_id integer not null
  id uuid not null
  written text not null
  said text not null
  note text
  PRIMARY KEY (unit_id, id)
  CHECK (((char_length(note) >= 1) AND (char_length(note) <= 300)))
  CHECK (((char_length(said) >= 1) AND (char_length(said) <= 200)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CHECK (((char_length(written) >= 1) AND (char_length(written) <= 60)))
  CREATE UNIQUE INDEX pronunciation_written ON speech.pronunciation USING btree (unit_id, lower(written))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

transfers.clock_rule
  unit_id integer not null
  id uuid not null
  from_on date not null
  clock text not null
  ground text not null
  set_at timestamp with time zone not null
  set_by text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((clock = ANY (ARRAY['first-receipt'::text, 'arrival'::text])))
  CREATE INDEX clock_rule_from ON transfers.clock_rule USING btree (unit_id, from_on, id)
  policy said using true
  policy own_word using (unit_id = platform.unit())

transfers.content
  unit_id integer not null
  transfer_id uuid not null
  to_unit integer not null
  intake jsonb not null
  files jsonb not null
  PRIMARY KEY (unit_id, transfer_id)
  FOREIGN KEY (unit_id, transfer_id) REFERENCES transfers.transfer(unit_id, id)
  policy made using -
  policy seen using ((platform.unit() = unit_id) OR (platform.unit() = to_unit))
  policy moved using ((platform.unit() = unit_id) OR (platform.unit() = to_unit))
  policy no_citizen using (platform.person() IS NULL)

transfers.exclusion
  unit_id integer not null
  procedure_code text not null
  ground text not null
  set_at timestamp with time zone not null
  set_by text not null
  PRIMARY KEY (unit_id, procedure_code)
  policy said using true
  policy own_word using (unit_id = platform.unit())

transfers.heard
  unit_id integer not null
  event_id uuid not null
  PRIMARY KEY (unit_id, event_id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

transfers.slip
  unit_id integer not null
  id uuid not null
  transfer_id uuid not null
  kind text not null
  paper text not null
  number integer
  issued_at timestamp with time zone not null
  issued_by text not null
  data jsonb not null
  frame jsonb
  sha256 bytea
  file_id uuid
  PRIMARY KEY (unit_id, id)
  CHECK ((kind = ANY (ARRAY['receipt'::text, 'hand-over-slip'::text, 'result-receipt'::text, 'refusal'::text])))
  CREATE INDEX slip_transfer ON transfers.slip USING btree (unit_id, transfer_id)
  policy own using ((platform.person() IS NULL) OR ((kind <> 'hand-over-slip'::text) AND transfers.sees_transfer(transfer_id)))
  policy unit using (unit_id = platform.unit())

transfers.transfer
  unit_id integer not null
  id uuid not null
  to_unit integer not null
  code text not null
  procedure_code text not null
  procedure_name text not null
  applicant_id uuid not null
  applicant_name text not null
  state text not null
  delivery text not null
  received_at timestamp with time zone not null
  received_by text not null
  received_at_name text not null
  return_at_name text not null
  promised_at timestamp with time zone
  sent_at timestamp with time zone not null
  moved_at timestamp with time zone not null
  arrived_at timestamp with time zone
  reason text
  dossier_id uuid
  dossier_state text
  due_at timestamp with time zone
  finished_at timestamp with time zone
  asked text
  result jsonb
  handed_to text
  handed_over_at timestamp with time zone
  version integer not null default 1
  supplied jsonb not null default '[]'::jsonb
  PRIMARY KEY (unit_id, id)
  CHECK ((to_unit <> unit_id))
  CHECK ((state = ANY (ARRAY['sent'::text, 'refused'::text, 'recalled'::text, 'closed'::text, 'received'::text, 'settled'::text, 'result-sent'::text, 'result-arrived'::text, 'handed-over'::text])))
  CHECK ((delivery = ANY (ARRAY['counter'::text, 'post'::text, 'electronic'::text])))
  UNIQUE (unit_id, code)
  CREATE INDEX transfer_in ON transfers.transfer USING btree (to_unit, state, moved_at, id)
  CREATE INDEX transfer_out ON transfers.transfer USING btree (unit_id, state, moved_at, id)
  CREATE INDEX transfer_code ON transfers.transfer USING btree (code)
  CREATE INDEX transfer_dossier ON transfers.transfer USING btree (to_unit, dossier_id)
  CREATE INDEX transfer_applicant ON transfers.transfer USING btree (unit_id, applicant_id, received_at)
  CREATE UNIQUE INDEX transfer_unit_id_code_key ON transfers.transfer USING btree (unit_id, code)
  policy own using ((platform.person() IS NULL) OR (applicant_id = platform.person()))
  policy made using -
  policy seen using ((platform.unit() = unit_id) OR (platform.unit() = to_unit))
  policy moved using ((platform.unit() = unit_id) OR (platform.unit() = to_unit))

units.admin_unit
  code text not null
  name text not null
  full_name text not null
  type text not null
  province_code text
  is_current boolean not null default true
  folded text not null default platform.fold(full_name)
  PRIMARY KEY (code)
  CHECK (((province_code IS NULL) = (type = ANY (ARRAY['thanh_pho_tw'::text, 'tinh'::text]))))
  CHECK ((code ~ '^\d{2}(\d{3})?$'::text))
  CHECK ((type = ANY (ARRAY['thanh_pho_tw'::text, 'tinh'::text, 'phuong'::text, 'xa'::text, 'dac_khu'::text])))
  FOREIGN KEY (province_code) REFERENCES units.admin_unit(code) DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX admin_unit_province ON units.admin_unit USING btree (province_code, folded)

units.agency_code_history
  unit_id integer not null
  id uuid not null
  agency_code text not null
  used_from date not null
  used_until date
  ground text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((used_until >= used_from))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CREATE UNIQUE INDEX agency_code_in_use ON units.agency_code_history USING btree (unit_id) WHERE (used_until IS NULL)
  policy unit using (unit_id = platform.unit())

units.department
  unit_id integer not null
  id uuid not null
  parent_id uuid
  code text not null
  name text not null
  position integer not null default 0
  closed_on date
  PRIMARY KEY (unit_id, id)
  CHECK ((parent_id <> id))
  CHECK ((code ~ '^[a-z0-9-]{2,40}$'::text))
  CHECK (((char_length(name) >= 2) AND (char_length(name) <= 120)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  UNIQUE (unit_id, code)
  FOREIGN KEY (unit_id, parent_id) REFERENCES units.department(unit_id, id)
  CREATE UNIQUE INDEX department_name ON units.department USING btree (unit_id, platform.fold(name)) WHERE (closed_on IS NULL)
  CREATE UNIQUE INDEX department_unit_id_code_key ON units.department USING btree (unit_id, code)
  policy unit using (unit_id = platform.unit())

units.hamlet
  unit_id integer not null
  id uuid not null
  kind text not null
  name text not null
  code text
  started_on date
  ended_on date
  name_folded text not null default platform.fold(name)
  PRIMARY KEY (unit_id, id)
  CHECK ((ended_on >= started_on))
  CHECK ((code ~ '^[0-9A-Za-z.-]{1,20}$'::text))
  CHECK ((kind = ANY (ARRAY['ap'::text, 'thon'::text, 'khu-pho'::text, 'to-dan-pho'::text, 'khom'::text, 'buon'::text, 'ban'::text, 'lang'::text, 'xom'::text, 'khu'::text])))
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
  FOREIGN KEY (unit_id) REFERENCES units.unit(unit_id)
  CREATE UNIQUE INDEX hamlet_code ON units.hamlet USING btree (unit_id, code) WHERE (ended_on IS NULL)
  CREATE UNIQUE INDEX hamlet_name ON units.hamlet USING btree (unit_id, kind, name_folded) WHERE (ended_on IS NULL)
  policy unit using (unit_id = platform.unit())

units.hamlet_change
  unit_id integer not null
  id uuid not null
  kind text not null
  effective_on date
  ground text not null default ''::text
  at timestamp with time zone not null default now()
  by text not null
  by_name text not null
  PRIMARY KEY (unit_id, id)
  CHECK ((kind = ANY (ARRAY['added'::text, 'renamed'::text, 'merged'::text, 'split'::text])))
  policy unit using (unit_id = platform.unit())

units.hamlet_change_part
  unit_id integer not null
  change_id uuid not null
  side text not null
  hamlet_id uuid not null
  label text not null
  PRIMARY KEY (unit_id, change_id, side, hamlet_id)
  CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])))
  FOREIGN KEY (unit_id, change_id) REFERENCES units.hamlet_change(unit_id, id)
  FOREIGN KEY (unit_id, hamlet_id) REFERENCES units.hamlet(unit_id, id)
  CREATE INDEX hamlet_change_part_hamlet ON units.hamlet_change_part USING btree (unit_id, hamlet_id)
  policy unit using (unit_id = platform.unit())

units.unit
  unit_id integer not null
  id uuid not null
  code text not null
  kind text not null
  parent_id integer
  name text not null
  agency_code text not null
  agency_code_confirmed boolean not null default false
  hosts text[] not null default '{}'::text[]
  address text not null default ''::text
  phone text
  email text
  hours text
  is_default boolean not null default false
  PRIMARY KEY (unit_id)
  UNIQUE (id)
  UNIQUE (code)
  FOREIGN KEY (code) REFERENCES units.admin_unit(code)
  CHECK ((kind = ANY (ARRAY['province'::text, 'commune'::text])))
  CHECK (((char_length(name) >= 3) AND (char_length(name) <= 120)))
  CHECK ((unit_id > 0))
  FOREIGN KEY (parent_id) REFERENCES units.unit(unit_id)
  CHECK (((agency_code ~ '^[A-Y][0-9]{2}(\.[0-9A-Z]+)*$'::text) AND (char_length(agency_code) <= 35)))
  CREATE UNIQUE INDEX unit_id_key ON units.unit USING btree (id)
  CREATE UNIQUE INDEX unit_default ON units.unit USING btree (is_default) WHERE is_default
  CREATE UNIQUE INDEX unit_code_key ON units.unit USING btree (code)
  CREATE UNIQUE INDEX unit_agency_code ON units.unit USING btree (agency_code)
  policy face using true
  policy unit using (unit_id = platform.unit())

vault.filling
  unit_id integer not null
  started_at timestamp with time zone not null
  finished_at timestamp with time zone
  dossiers integer not null default 0
  papers integer not null default 0
  PRIMARY KEY (unit_id)
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

vault.kind
  unit_id integer not null
  code text not null
  name text not null
  synonyms text[] not null
  days integer
  reusable boolean not null
  source text not null
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by text not null
  PRIMARY KEY (unit_id, code)
  CHECK ((code ~ '^[a-z0-9-]{2,40}$'::text))
  CHECK (((days >= 1) AND (days <= 36500)))
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
  CHECK (((char_length(source) >= 1) AND (char_length(source) <= 500)))
  policy unit using (unit_id = platform.unit())

vault.look
  unit_id integer not null
  id uuid not null
  paper_id uuid not null
  at timestamp with time zone not null
  by_name text not null
  dossier_code text
  PRIMARY KEY (unit_id, id)
  FOREIGN KEY (unit_id, paper_id) REFERENCES vault.paper(unit_id, id)
  CREATE INDEX look_paper ON vault.look USING btree (unit_id, paper_id, id DESC)
  policy own using ((platform.person() IS NULL) OR vault.sees_paper(paper_id))
  policy unit using (unit_id = platform.unit())

vault.paper
  unit_id integer not null
  id uuid not null
  person_id uuid not null
  origin text not null
  dossier_id uuid not null
  dossier_code text not null
  procedure_name text not null
  number integer not null
  name text not null
  form text not null
  document_number text
  file_id uuid not null
  sha256 bytea not null
  given_at timestamp with time zone not null
  given_by text not null
  issued_on date
  hidden_at timestamp with time zone
  issuer text
  expires_on date
  described_at timestamp with time zone
  described_by text
  PRIMARY KEY (unit_id, id)
  CHECK ((expires_on >= issued_on))
  CHECK ((form = ANY (ARRAY['original'::text, 'certified'::text, 'copy'::text, 'electronic'::text])))
  CHECK (((char_length(issuer) >= 2) AND (char_length(issuer) <= 200)))
  CHECK ((origin = ANY (ARRAY['component'::text, 'result'::text, 'certified'::text])))
  FOREIGN KEY (unit_id, file_id) REFERENCES platform.file(unit_id, id)
  UNIQUE (unit_id, dossier_id, origin, number)
  CREATE INDEX paper_person ON vault.paper USING btree (unit_id, person_id, given_at DESC, id DESC)
  CREATE UNIQUE INDEX paper_unit_id_dossier_id_origin_number_key ON vault.paper USING btree (unit_id, dossier_id, origin, number)
  policy own using ((platform.person() IS NULL) OR (person_id = platform.person()))
  policy unit using (unit_id = platform.unit())

vault.use
  unit_id integer not null
  paper_id uuid not null
  dossier_id uuid not null
  dossier_code text not null
  at timestamp with time zone not null
  by text not null
  PRIMARY KEY (unit_id, paper_id, dossier_id)
  FOREIGN KEY (unit_id, paper_id) REFERENCES vault.paper(unit_id, id)
  CREATE INDEX use_dossier ON vault.use USING btree (unit_id, dossier_id)
  policy own using ((platform.person() IS NULL) OR vault.sees_paper(paper_id))
  policy unit using (unit_id = platform.unit())

workflows.choice
  unit_id integer not null
  procedure_code text not null
  case_code text not null
  workflow_code text not null
  chosen_by text not null
  chosen_at timestamp with time zone not null
  PRIMARY KEY (unit_id, procedure_code, case_code)
  CHECK (((procedure_code <> '*'::text) OR (case_code = ANY (ARRAY['usual'::text, 'same-day'::text]))))
  CHECK ((procedure_code ~ '^(\*|\d\.\d{6})$'::text))
  policy unit using (unit_id = platform.unit())

workflows.own
  unit_id integer not null
  code text not null
  id uuid not null
  draft jsonb
  version integer not null default 1
  changed_by text not null
  changed_at timestamp with time zone not null
  PRIMARY KEY (unit_id, code)
  CHECK ((code ~ (('^[a-z0-9][a-z0-9-]{0,59}\.'::text || unit_id) || '$'::text)))
  CHECK ((jsonb_typeof(draft) = 'object'::text))
  policy unit using (unit_id = platform.unit())
  policy no_citizen using (platform.person() IS NULL)

workflows.published
  unit_id integer not null
  code text not null
  version integer not null
  content jsonb not null
  effective_from date not null
  note text not null
  published_by text not null
  published_at timestamp with time zone not null
  PRIMARY KEY (unit_id, code, version)
  CHECK ((jsonb_typeof(content) = 'object'::text))
  CHECK ((version > 0))
  FOREIGN KEY (unit_id, code) REFERENCES workflows.own(unit_id, code)
  policy unit using (unit_id = platform.unit())

workflows.revision
  unit_id integer not null
  stamp uuid not null
  PRIMARY KEY (unit_id)
  policy unit using (unit_id = platform.unit())

workflows.template
  code text not null
  version integer not null
  name text not null
  steps jsonb not null
  source text not null
  effective_from date not null
  effective_to date
  PRIMARY KEY (code, version)
  CHECK (((jsonb_typeof(steps) = 'array'::text) AND (jsonb_array_length(steps) > 0)))
