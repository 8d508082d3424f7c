-- MoySklad's marketplace: which of its accounts installed us, for which company; which of its calls were answered.

-- Whose account MoySklad itself calls about, as set for the length of one transaction (see app_company_id).
create function app_moysklad_account() returns uuid stable language sql
  as $$ select nullif(current_setting('app.moysklad_account', true), '')::uuid $$;

create table installations (
  company_id uuid primary key references companies (id) on delete cascade,
  -- An account is one company, however many of our applications (a draft beside the published one) it has installed: the
  -- newest activation counts.
  account_id uuid not null unique,
  account_name text not null,
  app_id uuid not null,
  -- Of MoySklad's states those that we have: it works, it is to be set up, it is not paid for, it was removed.
  status text not null check (status in ('SettingsRequired', 'Activated', 'Suspended', 'Uninstalled')),
  tariff_id uuid,
  tariff_name text,
  -- Our plan for that tariff; null: the tariff is not known to us.
  plan text,
  trial boolean not null default false,
  expires_at timestamptz,
  -- Scope and rights of the token, as MoySklad told them; never the token.
  access jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

alter table installations enable row level security;
alter table installations force row level security;
create policy tenant on installations
  using (company_id = app_company_id()) with check (company_id = app_company_id());
-- MoySklad names its account, not our company: whoever was proved to be MoySklad finds the company by it, and no other row.
create policy own_account on installations for select
  using (account_id = app_moysklad_account());
grant select, insert, update, delete on installations to :"app";

-- Each token of a call of MoySklad's counts once, in all processes together; a call that is sent again is answered as before.
-- No tenant: a call is refused or answered before there is a company.
create table vendor_jtis (
  app_id uuid not null,
  jti text not null,
  account_id uuid not null,
  -- What was called: the method and what follows the account in the path.
  call text not null,
  -- X_Lognex_RequestId: the same in each repeat of a call.
  request_id text,
  answer jsonb,
  expires_at timestamptz not null,
  primary key (app_id, jti)
);
create index vendor_jtis_request on vendor_jtis (app_id, request_id) where request_id is not null;
create index vendor_jtis_expires on vendor_jtis (expires_at);
grant select, insert, update, delete on vendor_jtis to :"app";

-- Keys of MoySklad's frame that were exchanged (SHA-256): each opens the application once. No tenant, as above.
create table context_keys (
  hash text primary key,
  expires_at timestamptz not null
);
create index context_keys_expires on context_keys (expires_at);
grant select, insert, update, delete on context_keys to :"app";
