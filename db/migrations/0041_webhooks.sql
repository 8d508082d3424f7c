-- Outgoing webhooks: whom a company has told of its events, and what became of each.

create table webhooks (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  name text not null,
  url text not null,
  events text[] not null,
  -- The keyring's envelope.
  secret text not null,
  -- The secret before it, with which is signed besides until then.
  old_secret text,
  old_until timestamptz,
  -- Why nothing is sent there: a person's wish, three days of failures, or an answer of 410; null: it is.
  paused text check (paused in ('person', 'failing', 'gone')),
  paused_at timestamptz,
  -- Nor is it while the plan has no room for it.
  over_plan boolean not null default false,
  -- The first failure since something was delivered.
  failing_since timestamptz,
  last_delivered_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (company_id, id),
  check ((old_secret is null) = (old_until is null)),
  check ((paused is null) = (paused_at is null))
);
create index webhooks_company on webhooks (company_id, created_at, id);

create table webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  webhook_id uuid not null,
  -- What a receiver tells a repeated message by: the same at every attempt, and when somebody has it sent once more.
  message_id uuid not null,
  event text not null,
  -- The text as it is signed and sent.
  payload text not null,
  replayed boolean not null default false,
  -- `dropped`: the webhook was paused, or its company closed, before it could be delivered.
  fate text not null default 'waiting' check (fate in ('waiting', 'delivered', 'failed', 'dropped')),
  tries integer not null default 0,
  -- Of the last attempt: the status of the answer, or why there was none.
  status integer,
  fault text,
  duration_ms integer,
  tried_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  foreign key (company_id, webhook_id) references webhooks (company_id, id) on delete cascade
);
create index webhook_deliveries_last on webhook_deliveries (webhook_id, created_at desc, id desc);
create index webhook_deliveries_waiting on webhook_deliveries (webhook_id) where fate = 'waiting';
create index webhook_deliveries_old on webhook_deliveries (created_at) where fate <> 'waiting';

alter table webhooks enable row level security;
alter table webhooks force row level security;
create policy tenant on webhooks
  using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table webhook_deliveries enable row level security;
alter table webhook_deliveries force row level security;
create policy tenant on webhook_deliveries
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on webhooks, webhook_deliveries to :"app";

-- A plan has a number of them.
create or replace view plan_things with (security_invoker = true) as
  select company_id, 'exports' as metric, id::text as id, name, created_at from export_configs
  union all
  select m.company_id, 'members', m.user_id, u.name, m.created_at from members m join auth."user" u on u.id = m.user_id
  union all
  select company_id, 'webhooks', id::text, name, created_at from webhooks;

-- Opens the walls for itself alone, as those of migration 27. Forgets so many at most of the deliveries that are over and older than two
-- weeks. Answers how many.
create function forget_webhook_deliveries(most integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  gone integer;
begin
  perform set_config('app.platform', 'on', true);
  delete from webhook_deliveries d using (
    select o.id from webhook_deliveries o where o.created_at < now() - interval '14 days' and o.fate <> 'waiting'
    order by o.created_at limit most for update skip locked
  ) old where d.id = old.id;
  get diagnostics gone = row_count;
  perform set_config('app.platform', '', true);
  return gone;
end $$;

revoke execute on function forget_webhook_deliveries(integer) from public;
grant execute on function forget_webhook_deliveries(integer) to :"app";
