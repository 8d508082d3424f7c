-- What MoySklad tells us, ids alone, on its way into the company it is about; and what became of it.

-- Calls that were accepted and are not routed yet.
create table hook_inbox (
  id bigint generated always as identity primary key,
  company_id uuid not null,
  hook_id uuid not null,
  -- MoySklad's id of the notification.
  request_id uuid not null,
  received_at timestamptz not null default clock_timestamp(),
  -- How many events it told, known or not; `changes` are those we know: [{entity, action, id, fields}].
  events integer not null,
  changes jsonb not null,
  -- Somebody asked for it once more.
  replayed boolean not null default false,
  -- How often its handlers failed, and when they are tried next.
  tries integer not null default 0,
  due_at timestamptz not null default clock_timestamp(),
  foreign key (company_id, hook_id) references source_hooks (company_id, id) on delete cascade
);
create index hook_inbox_due on hook_inbox (hook_id, due_at, id) include (events);

-- Notifications that came within a day: MoySklad repeats them when our answer is lost.
create table hook_requests (
  company_id uuid not null,
  hook_id uuid not null,
  -- A digest of the notification's id and of what it tells: several subscriptions may be told of one act by one id.
  digest uuid not null,
  received_at timestamptz not null default now(),
  primary key (hook_id, digest),
  foreign key (company_id, hook_id) references source_hooks (company_id, id) on delete cascade
);
create index hook_requests_old on hook_requests (received_at);

-- What became of the last notifications of each address.
create table source_deliveries (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  hook_id uuid not null,
  request_id uuid not null,
  received_at timestamptz not null,
  routed_at timestamptz not null default clock_timestamp(),
  -- Which types of objects it told of, as MoySklad calls them.
  entities text[] not null,
  events integer not null,
  changes jsonb not null,
  replayed boolean not null,
  -- `routed` to whoever wants it; `closed`: the company was; `unknown`: nothing in it that we know; `failed`: given up on.
  fate text not null check (fate in ('routed', 'closed', 'unknown', 'failed')),
  foreign key (company_id, hook_id) references source_hooks (company_id, id) on delete cascade
);
create index source_deliveries_last on source_deliveries (hook_id, received_at desc, id desc);

alter table hook_inbox enable row level security;
alter table hook_inbox force row level security;
create policy tenant on hook_inbox
  using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table hook_requests enable row level security;
alter table hook_requests force row level security;
create policy tenant on hook_requests
  using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table source_deliveries enable row level security;
alter table source_deliveries force row level security;
create policy tenant on source_deliveries
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on hook_inbox, hook_requests, source_deliveries to :"app";

-- The functions below open the walls for themselves alone, as those of migration 27.

-- Puts calls into the inbox, those that came already within a day once. Answers the places of those whose secret (its SHA-256 as hex)
-- and account are those of one address, and what became of each: `kept`; `busy`, where the address is being changed in this moment,
-- which is not waited for; `full`, where so much waits for it that no more is taken.
-- It runs a hundred times a second: planned once, by the indexes whatever the statistics say; so are the checks of its foreign keys.
create function receive_hooks(hashes text[], accounts uuid[], requests uuid[], digests uuid[], sizes integer[], contents jsonb[])
  returns table (place integer, state text) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_generic_plan' set enable_seqscan = off
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  with asked as (
    select told.place, h.company_id, h.id as hook_id, told.request, told.digest, told.size, told.content
    from unnest(hashes, accounts, requests, digests, sizes, contents)
      with ordinality as told (hash, account, request, digest, size, content, place)
    join source_hooks h on h.secret_hash = decode(told.hash, 'hex') and h.account_id = told.account
  ), held as (
    select h.id from source_hooks h where h.id in (select a.hook_id from asked a) for key share skip locked
  ), full_ones as (
    select h.id from held h cross join lateral (
      select count(*) as calls, sum(waiting.events) as events
      from (select i.events from hook_inbox i where i.hook_id = h.id limit 10000) waiting
    ) its where its.calls = 10000 or its.events > 200000
  ), first_time as (
    insert into hook_requests (company_id, hook_id, digest)
    select distinct a.company_id, a.hook_id, a.digest from asked a
    where a.hook_id in (select held.id from held) and a.hook_id not in (select f.id from full_ones f)
    -- In one order everywhere: two processes may be told the same at once.
    order by a.hook_id, a.digest
    on conflict do nothing
    returning hook_id, digest
  ), written as (
    insert into hook_inbox (company_id, hook_id, request_id, events, changes)
    select distinct on (a.hook_id, a.digest) a.company_id, a.hook_id, a.request, a.size, a.content
    from asked a join first_time f on f.hook_id = a.hook_id and f.digest = a.digest
  )
  select a.place::integer, case when a.hook_id in (select f.id from full_ones f) then 'full'
    when a.hook_id in (select held.id from held) then 'kept' else 'busy' end
  from asked a;
  perform set_config('app.platform', '', true);
end $$;

-- Which of these secrets (their SHA-256 as hex) an address has.
create function known_hooks(hashes text[]) returns table (hash text) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_generic_plan' set enable_seqscan = off
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  select asked.hash from unnest(hashes) as asked (hash) join source_hooks h on h.secret_hash = decode(asked.hash, 'hex');
  perform set_config('app.platform', '', true);
end $$;

-- Addresses that have something to be routed now, the longest waiting first. From one to the next by the index: it costs no more
-- where one of them has a hundred thousand calls.
create function hooks_waiting(most integer) returns table (company_id uuid, hook_id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_generic_plan' set enable_seqscan = off
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  with recursive first_of as (
    (select i.company_id, i.hook_id, i.due_at from hook_inbox i order by i.hook_id, i.due_at limit 1)
    union all
    select following.* from first_of f cross join lateral (
      select i.company_id, i.hook_id, i.due_at from hook_inbox i where i.hook_id > f.hook_id
      order by i.hook_id, i.due_at limit 1
    ) following
  )
  select f.company_id, f.hook_id from first_of f where f.due_at <= clock_timestamp() order by f.due_at limit most;
  perform set_config('app.platform', '', true);
end $$;

-- Forgets so many at most of the notifications that came more than a day ago. Answers how many.
create function forget_hook_requests(most integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  gone integer;
begin
  perform set_config('app.platform', 'on', true);
  delete from hook_requests r using (
    select o.hook_id, o.digest from hook_requests o where o.received_at < now() - interval '1 day'
    order by o.received_at limit most for update skip locked
  ) old where r.hook_id = old.hook_id and r.digest = old.digest;
  get diagnostics gone = row_count;
  perform set_config('app.platform', '', true);
  return gone;
end $$;

revoke execute on function receive_hooks(text[], uuid[], uuid[], uuid[], integer[], jsonb[]), known_hooks(text[]),
  hooks_waiting(integer), forget_hook_requests(integer) from public;
grant execute on function receive_hooks(text[], uuid[], uuid[], uuid[], integer[], jsonb[]), known_hooks(text[]),
  hooks_waiting(integer), forget_hook_requests(integer) to :"app";
