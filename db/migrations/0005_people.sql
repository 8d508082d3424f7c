-- Second factor, the language of letters, letters on their way, invitations.

alter table auth."user"
  add column two_factor_enabled boolean not null default false,
  add column language text not null default 'ru' check (language in ('ru', 'en'));

-- The columns are better-auth's; secret and codes are encrypted by it.
create table auth.two_factor (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_user_id on auth.two_factor (user_id);
grant select, insert, update, delete on auth.two_factor to :"app";

-- Letters that wait to be sent, and in development those nobody sends. They carry links that open accounts: sealed by the keyring.
create table mail_outbox (
  id uuid primary key default gen_random_uuid(),
  letter text not null,
  created_at timestamptz not null default now()
);
create index mail_outbox_created_at on mail_outbox (created_at desc);
grant select, insert, update, delete on mail_outbox to :"app";

create table invitations (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  -- In small letters, as people's own addresses.
  email text not null,
  role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
  -- SHA-256 of what stands in the letter's link.
  token_hash text not null unique,
  invited_by text references auth."user" (id) on delete set null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  unique (company_id, email)
);

alter table invitations enable row level security;
alter table invitations force row level security;
create policy tenant on invitations
  using (company_id = app_company_id()) with check (company_id = app_company_id());
-- Whoever holds the link sees this one invitation and the company it is to, before he is a member. A policy and not a function of
-- the owner's: the owner stands behind the same wall (force row level security).
create policy link on invitations for select
  using (token_hash = nullif(current_setting('app.invitation', true), ''));
create policy invited on companies for select
  using (exists (
    select 1 from invitations
    where invitations.company_id = companies.id
      and invitations.token_hash = nullif(current_setting('app.invitation', true), '')));
grant select, insert, update, delete on invitations to :"app";

-- Companies whose time is over, for the job that erases them.
create policy due on companies for select
  using (erase_at <= now() and current_setting('app.erasing', true) = 'on');
