-- Why nothing can be done in a company now, and what was done in it.

alter table companies
  -- Set by the platform's own people; the company sees the reason.
  add column blocked_at timestamptz,
  add column blocked_reason text,
  -- Asked for by its owner; erased when this moment has passed, unless he takes it back.
  add column erase_at timestamptz,
  add constraint companies_blocked check ((blocked_at is null) = (blocked_reason is null));

-- Append-only: the application may add and read lines. Lines go only with their company.
create table audit_log (
  id bigint generated always as identity primary key,
  company_id uuid not null references companies (id) on delete cascade,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('person', 'key', 'support', 'moysklad', 'system')),
  actor_id text,
  -- As it was that day: names change and people leave.
  actor_name text,
  event text not null,
  target_kind text,
  target_id text,
  target_name text,
  -- The fields that changed; never a secret.
  before jsonb,
  after jsonb,
  ip inet,
  request_id text
);
create index audit_log_company on audit_log (company_id, id desc);

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy tenant on audit_log
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert on audit_log to :"app";

-- The platform's own people: no tenant. Only the owner of the database (`skladno admin create`) adds one.
create table platform_admins (
  user_id text primary key references auth."user" (id) on delete cascade,
  created_at timestamptz not null default now()
);
grant select on platform_admins to :"app";
