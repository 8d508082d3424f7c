-- The platform's own tables. `:"app"` is the application's login role: it owns nothing and gets only what is granted here.

-- Who is asking, as set for the length of one transaction; nothing when nothing is set, so that every policy shows zero rows.
create function app_company_id() returns uuid stable language sql
  as $$ select nullif(current_setting('app.company_id', true), '')::uuid $$;
create function app_user_id() returns text stable language sql
  as $$ select nullif(current_setting('app.user_id', true), '') $$;

grant usage on schema public to :"app";

-- Values the platform keeps for itself, secrets among them: the application has no right to read it.
create table settings (
  key text primary key,
  value text not null,
  created_at timestamptz not null default now()
);

-- Identity: people belong to no company, so these tables have no tenant. The columns are better-auth's.
create schema auth;
grant usage on schema auth to :"app";

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth.session (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_user_id on auth.session (user_id);

create table auth.account (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_user_id on auth.account (user_id);

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth.rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

grant select, insert, update, delete on all tables in schema auth to :"app";

-- Tenants.
create table companies (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);

create table members (
  company_id uuid not null references companies (id) on delete cascade,
  user_id text not null references auth."user" (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (company_id, user_id)
);
create index members_user_id on members (user_id);

create table integrations (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  provider text not null check (provider in ('moysklad', 'google')),
  title text not null,
  secret text not null,
  status text not null default 'ok' check (status in ('ok', 'reconnect')),
  created_at timestamptz not null default now(),
  unique (company_id, provider)
);

alter table companies enable row level security;
alter table companies force row level security;
create policy tenant on companies
  using (id = app_company_id()) with check (id = app_company_id());
-- A person sees the companies he is a member of, before he has chosen one; `members` shows him his own rows only.
create policy own on companies for select
  using (exists (select 1 from members where members.company_id = companies.id and members.user_id = app_user_id()));

alter table members enable row level security;
alter table members force row level security;
create policy tenant on members
  using (company_id = app_company_id()) with check (company_id = app_company_id());
create policy own on members for select
  using (user_id = app_user_id());

alter table integrations enable row level security;
alter table integrations force row level security;
create policy tenant on integrations
  using (company_id = app_company_id()) with check (company_id = app_company_id());

grant select, insert, update, delete on companies, members, integrations to :"app";

-- State of the limits shared by all processes (calls to a provider per account).
create table limit_windows (
  key text primary key,
  state jsonb not null,
  updated_at timestamptz not null default now()
);
grant select, insert, update, delete on limit_windows to :"app";
