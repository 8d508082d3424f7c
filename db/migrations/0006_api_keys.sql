-- How machines come in, and what keeps them from doing too much or anything twice.

-- Keys that sign the platform's own short access tokens (JWT); the private half is an envelope of the keyring. No tenant.
create table signing_keys (
  id text primary key,
  public_key jsonb not null,
  private_key text not null,
  created_at timestamptz not null default now()
);
grant select, insert, update, delete on signing_keys to :"app";

create table api_keys (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  name text not null check (name <> ''),
  -- The beginning of the key, for people to tell keys apart.
  prefix text not null,
  -- SHA-256 of the whole key in hex. A key has more random bits than can be guessed, so nothing slower is needed.
  hash text not null unique,
  scopes text[] not null,
  expires_at timestamptz,
  -- Written at most once a minute.
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_by text references auth."user" (id) on delete set null,
  created_at timestamptz not null default clock_timestamp()
);
create index api_keys_company on api_keys (company_id, created_at desc, id desc);

alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy tenant on api_keys
  using (company_id = app_company_id()) with check (company_id = app_company_id());

-- Who holds a key is known before his company is: he sees the row of that very key, and its company, for the length of one
-- transaction. A policy and not a `security definer` function, because the owner of the tables is behind the wall, too.
create function app_key_hash() returns text stable language sql
  as $$ select nullif(current_setting('app.key_hash', true), '') $$;
create policy holder on api_keys for select
  using (hash = app_key_hash());
create policy holder on companies for select
  using (exists (select 1 from api_keys where api_keys.company_id = companies.id and api_keys.hash = app_key_hash()));
grant select, insert, update, delete on api_keys to :"app";

-- What was answered to a POST, for 24 hours, so that its repetition does nothing twice.
create table idempotency_keys (
  company_id uuid not null references companies (id) on delete cascade,
  -- Whose key it is: `person:<id>` or `key:<id>`.
  caller text not null,
  key text not null check (length(key) between 1 and 128),
  -- SHA-256 of the method, the address and the body.
  request_hash text not null,
  -- Absent while the first request runs.
  status smallint,
  -- An envelope of the keyring: answers may hold what is shown once.
  answer text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (company_id, caller, key)
);
create index idempotency_keys_age on idempotency_keys (company_id, created_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy tenant on idempotency_keys
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on idempotency_keys to :"app";

-- The same for what a person does outside companies, such as making one.
create table person_idempotency_keys (
  user_id text not null references auth."user" (id) on delete cascade,
  key text not null check (length(key) between 1 and 128),
  request_hash text not null,
  status smallint,
  answer text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (user_id, key)
);
alter table person_idempotency_keys enable row level security;
alter table person_idempotency_keys force row level security;
create policy own on person_idempotency_keys
  using (user_id = app_user_id()) with check (user_id = app_user_id());
grant select, insert, update, delete on person_idempotency_keys to :"app";

-- Counts of requests per key, person and address (the columns are rate-limiter-flexible's). Lost in a crash, which costs nothing.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index rate_limits_expire on rate_limits (expire);
grant select, insert, update, delete on rate_limits to :"app";
