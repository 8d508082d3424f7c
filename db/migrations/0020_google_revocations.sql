-- What people allowed at Google and is to be taken back there. A job does it, which carries no secret; the row is gone when it is done.
create table google_revocations (
  id uuid primary key default gen_random_uuid(),
  -- Whose it was. No reference: it outlives a company that is erased meanwhile.
  company_id uuid not null,
  -- Which Google account, as in google_accounts: others of us may live by it. Null: Google did not tell.
  account_hash text,
  -- The refresh token, sealed by the keyring.
  token text not null,
  created_at timestamptz not null default now()
);

alter table google_revocations enable row level security;
alter table google_revocations force row level security;
create policy tenant on google_revocations
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on google_revocations to :"app";
