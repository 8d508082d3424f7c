-- Where MoySklad tells us of a company's changes, and what it is asked to tell; more ways in which a run is started.

alter table export_tasks
  drop constraint export_tasks_trigger_check,
  add constraint export_tasks_trigger_check
    check (trigger in ('manual', 'schedule', 'webhook', 'poll', 'sweep', 'scenario', 'button'));

-- The address of ours that an account of MoySklad calls: one for each integration.
create table source_hooks (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  integration_id uuid not null unique,
  -- MoySklad's account: a call in the name of another one is not believed. Null until MoySklad told it.
  account_id uuid,
  -- The last part of the address, which nobody can guess: sealed by the keyring, and its SHA-256 to find the row by.
  secret text not null,
  secret_hash bytea not null unique,
  -- Why nothing can be told, and the exports look for themselves: MoySklad's tariff has no webhooks, the token may not make any, or
  -- MoySklad cannot reach our address. Null: it tells.
  untold text check (untold in ('tariff', 'rights', 'address')),
  -- When the subscriptions were last found, or put, in order, and when they are looked at next.
  synced_at timestamptz,
  sync_at timestamptz not null default now(),
  created_at timestamptz not null default clock_timestamp(),
  foreign key (company_id, integration_id) references integrations (company_id, id) on delete cascade,
  unique (company_id, id)
);
create index source_hooks_due on source_hooks (sync_at);

alter table source_hooks enable row level security;
alter table source_hooks force row level security;
create policy tenant on source_hooks
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on source_hooks to :"app";

-- What MoySklad is asked to tell to such an address, a row for each of its subscriptions.
create table source_webhooks (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  hook_id uuid not null,
  -- MoySklad's words: entityType and action; for stock `stock` and the report (`all`, `bystore`).
  entity text not null,
  action text not null,
  -- MoySklad's id of the subscription; null while there is none.
  remote_id uuid,
  -- Why MoySklad would not make it, as a problem in both languages.
  problem jsonb,
  last_event_at timestamptz,
  -- How often it was found switched off or gone and put back, and when last.
  repairs integer not null default 0,
  repaired_at timestamptz,
  foreign key (company_id, hook_id) references source_hooks (company_id, id) on delete cascade,
  unique (hook_id, entity, action)
);
create index source_webhooks_company on source_webhooks (company_id);

alter table source_webhooks enable row level security;
alter table source_webhooks force row level security;
create policy tenant on source_webhooks
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on source_webhooks to :"app";
