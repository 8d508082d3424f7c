-- A Google account that was allowed elsewhere than in the session that asked: somebody may have been talked into it.

-- SHA-256 of the session that began a consent; null: it has none that Google could lead back to (MoySklad's frame).
alter table google_consents add column session_hash text;

-- What such a person allowed. It becomes a connection when the one who asked says so, else it is taken back at Google.
create table google_pending (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  -- Who asked, and alone may say so.
  user_id text not null references auth."user" (id) on delete cascade,
  -- The connection that is renewed; null makes a new one.
  integration_id uuid,
  -- Google's id of the account, and its address as it is shown.
  account text not null,
  email text,
  -- What was allowed.
  scopes text not null,
  -- The tokens, and the code that the other tab shows; sealed by the keyring.
  secret text not null,
  wrong_codes integer not null default 0,
  expires_at timestamptz not null
);
create index google_pending_company on google_pending (company_id);

alter table google_pending enable row level security;
alter table google_pending force row level security;
create policy tenant on google_pending
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on google_pending to :"app";
