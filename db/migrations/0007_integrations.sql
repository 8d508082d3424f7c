-- Several connections of a kind in a company; what is known of each; a consent at Google that is under way.

-- The owner of the tables is held by the policies, too: he changes rows of every company here.
alter table integrations no force row level security;
alter table export_configs no force row level security;

alter table integrations
  drop constraint integrations_company_id_provider_key,
  -- How it was connected: `token` (pasted) or `marketplace` at MoySklad, `service-account` or `oauth` at Google.
  add column kind text,
  -- Whose account it is, by the provider's own lasting id.
  add column account text,
  -- What is shown of it: owner, rights, scopes, budget. Never a secret.
  add column details jsonb not null default '{}',
  add column last_success_at timestamptz,
  add column last_error jsonb,
  add column last_error_at timestamptz,
  -- Nothing when the provider or the company took it back: the settings stay, the account is to be connected again.
  alter column secret drop not null;

update integrations set
  kind = case provider when 'google' then 'service-account' else 'token' end,
  account = title,
  details = jsonb_build_object('owner', title)
    || case provider when 'google' then jsonb_build_object('email', title) else '{}' end;

alter table integrations
  alter column kind set not null,
  alter column account set not null,
  add constraint integrations_kind check (kind in ('token', 'marketplace', 'service-account', 'oauth')),
  add constraint integrations_kind_of_provider check ((kind in ('token', 'marketplace')) = (provider = 'moysklad')),
  -- The same account connected again is the same connection.
  add constraint integrations_account unique (company_id, kind, account),
  add constraint integrations_tenant unique (company_id, id);

-- An export names the accounts it works through. One without them (the account was never connected) gets a place to connect it.
insert into integrations (company_id, provider, kind, account, title, secret, status)
select distinct configs.company_id, missing.provider, missing.kind, '', missing.title, null, 'reconnect'
from export_configs configs
cross join (values ('moysklad', 'token', 'МойСклад'), ('google', 'service-account', 'Google'))
  as missing (provider, kind, title)
where not exists (
  select from integrations
  where integrations.company_id = configs.company_id and integrations.provider = missing.provider);

alter table export_configs
  add column moysklad_integration_id uuid,
  add column google_integration_id uuid;

update export_configs set
  moysklad_integration_id = (select id from integrations
    where integrations.company_id = export_configs.company_id and provider = 'moysklad'),
  google_integration_id = (select id from integrations
    where integrations.company_id = export_configs.company_id and provider = 'google');

alter table export_configs
  alter column moysklad_integration_id set not null,
  alter column google_integration_id set not null,
  -- With the company in the key: a foreign key does not ask the policies.
  add foreign key (company_id, moysklad_integration_id) references integrations (company_id, id),
  add foreign key (company_id, google_integration_id) references integrations (company_id, id);
create index export_configs_moysklad on export_configs (moysklad_integration_id);
create index export_configs_google on export_configs (google_integration_id);

alter table integrations force row level security;
alter table export_configs force row level security;

-- A person was sent to Google and has not come back yet. Used once, ten minutes at most.
create table google_consents (
  -- SHA-256 of the `state`: who reads the table cannot finish anybody's consent.
  state_hash text primary key,
  company_id uuid not null references companies (id) on delete cascade,
  user_id text not null references auth."user" (id) on delete cascade,
  -- SHA-256 of the cookie of the browser that began.
  browser_hash text,
  -- PKCE, sealed by the keyring.
  verifier text not null,
  -- What was asked for.
  scopes text not null,
  -- The connection that is renewed; null makes a new one.
  integration_id uuid,
  -- Where the person goes on: a page of ours, by its name.
  page text not null,
  expires_at timestamptz not null,
  foreign key (company_id, integration_id) references integrations (company_id, id) on delete cascade
);
create index google_consents_company on google_consents (company_id);

alter table google_consents enable row level security;
alter table google_consents force row level security;
create policy tenant on google_consents
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on google_consents to :"app";

-- Which connections share a Google account (by a hash of its id), whatever company they belong to: revoking one token at
-- Google ends all of the account's, so the last one to go revokes it.
create table google_accounts (
  integration_id uuid primary key references integrations (id) on delete cascade,
  account_hash text not null
);
create index google_accounts_hash on google_accounts (account_hash);
grant select, insert, update, delete on google_accounts to :"app";
