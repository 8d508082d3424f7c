-- Partnerships of two companies: what each lets the other's rules make here. What both see stands twice, a row at each under the same id;
-- no row, and no policy, reaches into the other company.

-- Invitations that wait for whoever holds their code; it is shown once and kept as a hash.
create table partnership_invitations (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  -- For whom it is, as who invites calls them.
  name text not null,
  code_hash text not null unique,
  invited_by text references auth."user" (id) on delete set null,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp()
);
create index partnership_invitations_company on partnership_invitations (company_id, created_at);
create index partnership_invitations_inviter on partnership_invitations (invited_by);

create table partnerships (
  company_id uuid not null references companies (id) on delete cascade,
  -- The same at both.
  id uuid not null,
  -- No reference: the partner may be erased, and what is known of it here stays.
  partner_id uuid not null,
  partner_name text not null,
  -- What the partner's rules may make here, and the account of MoySklad where; null: nothing.
  consent jsonb,
  integration_id uuid,
  -- What our rules may make there.
  partner_consent jsonb,
  paused_at timestamptz,
  partner_paused_at timestamptz,
  -- What keeps a side from acting, as it was last found: its company is closed, or its account of MoySklad is to be connected.
  trouble text check (trouble in ('closed', 'account')),
  partner_trouble text check (partner_trouble in ('closed', 'account')),
  ended_at timestamptz,
  ended_by text check (ended_by in ('us', 'partner', 'erased')),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  foreign key (company_id, integration_id) references integrations (company_id, id),
  check (partner_id <> company_id),
  check ((ended_at is null) = (ended_by is null))
);
-- Two companies are partners once at a time.
create unique index partnerships_live on partnerships (company_id, partner_id) where ended_at is null;
create index partnerships_integration on partnerships (company_id, integration_id);
create index partnerships_ended on partnerships (ended_at) where ended_at is not null;

create table partnership_events (
  company_id uuid not null,
  -- The same at both.
  id uuid not null default gen_random_uuid(),
  partnership_id uuid not null,
  what text not null check (what in
    ('made', 'consent-given', 'consent-changed', 'consent-withdrawn', 'paused', 'resumed', 'stopped', 'well', 'ended', 'erased')),
  -- Whether this company did it, or it happened to it; else the partner.
  mine boolean not null,
  -- Who of this company, by their name of that day; of the partner's people nobody is named.
  person text,
  details jsonb not null default '{}',
  happened_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  foreign key (company_id, partnership_id) references partnerships (company_id, id) on delete cascade
);
create index partnership_events_newest on partnership_events (company_id, partnership_id, happened_at desc, id desc);
create index partnership_events_old on partnership_events (happened_at);

-- What the partner's rules took of a day's limits here: one row for whatever holds it, however often that is tried.
create table partnership_uses (
  company_id uuid not null,
  partnership_id uuid not null,
  holder uuid not null,
  -- By the company's clock.
  day date not null,
  -- Minor units of the account's currency.
  sum bigint not null check (sum >= 0),
  taken_at timestamptz not null default clock_timestamp(),
  primary key (company_id, partnership_id, holder),
  foreign key (company_id, partnership_id) references partnerships (company_id, id) on delete cascade
);
create index partnership_uses_day on partnership_uses (company_id, partnership_id, day) include (sum);
create index partnership_uses_old on partnership_uses (taken_at);

alter table partnership_invitations enable row level security;
alter table partnership_invitations force row level security;
create policy tenant on partnership_invitations
  using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table partnerships enable row level security;
alter table partnerships force row level security;
create policy tenant on partnerships using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table partnership_events enable row level security;
alter table partnership_events force row level security;
create policy tenant on partnership_events using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table partnership_uses enable row level security;
alter table partnership_uses force row level security;
create policy tenant on partnership_uses using (company_id = app_company_id()) with check (company_id = app_company_id());

grant select, insert, delete on partnership_invitations to :"app";
grant select, insert, update on partnerships to :"app";
grant select, insert on partnership_events to :"app";
grant select, insert, delete on partnership_uses to :"app";

-- The company that a code invites to, for whoever holds it: by the hash alone, which nobody guesses; its id and nothing else.
create function partnership_invited_by(hash text) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query select i.company_id from partnership_invitations i where i.code_hash = hash and i.expires_at > now();
  perform set_config('app.platform', '', true);
end $$;

-- Invitations that were over a month ago; uses of a month ago; history and ended partnerships of a year ago. Of all companies: how many.
create function forget_partnerships(most integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  gone integer;
  more integer;
begin
  perform set_config('app.platform', 'on', true);
  delete from partnership_invitations i using (
    select o.id from partnership_invitations o where o.expires_at < now() - interval '30 days' limit most for update skip locked
  ) old where i.id = old.id;
  get diagnostics gone = row_count;
  delete from partnership_uses u using (
    select o.company_id, o.partnership_id, o.holder from partnership_uses o where o.taken_at < now() - interval '30 days'
    order by o.taken_at limit most for update skip locked
  ) old where (u.company_id, u.partnership_id, u.holder) = (old.company_id, old.partnership_id, old.holder);
  get diagnostics more = row_count;
  gone := greatest(gone, more);
  delete from partnership_events e using (
    select o.company_id, o.id from partnership_events o where o.happened_at < now() - interval '1 year'
    order by o.happened_at limit most for update skip locked
  ) old where (e.company_id, e.id) = (old.company_id, old.id);
  get diagnostics more = row_count;
  gone := greatest(gone, more);
  delete from partnerships p using (
    select o.company_id, o.id from partnerships o where o.ended_at < now() - interval '1 year'
    order by o.ended_at limit most for update skip locked
  ) old where (p.company_id, p.id) = (old.company_id, old.id);
  get diagnostics more = row_count;
  perform set_config('app.platform', '', true);
  return greatest(gone, more);
end $$;

revoke execute on function partnership_invited_by(text), forget_partnerships(integer) from public;
grant execute on function partnership_invited_by(text), forget_partnerships(integer) to :"app";
