-- Everything that leaves for somebody: a row in the transaction of its cause, sent afterwards, in order for each recipient.

create table outbox_messages (
  id uuid primary key default gen_random_uuid(),
  -- The platform's own messages belong to no company: they have the nil UUID, for which nobody ever acts. So there is no foreign key,
  -- and a company's messages are deleted with it by hand (docs/decisions/0052).
  company_id uuid not null,
  -- The order of what is told to one recipient.
  place bigint generated always as identity,
  channel text not null,
  recipient text not null,
  -- What it is about, for lists; no text of a person's.
  kind text not null,
  -- The keyring's envelope of what the channel sends; gone when it is over.
  body text,
  request_id text not null,
  status text not null default 'waiting' check (status in ('waiting', 'sending', 'delivered', 'gone', 'unknown')),
  attempts smallint not null default 0,
  -- How often it may have arrived without our knowing; after the first time it says so of itself.
  unknowns smallint not null default 0,
  -- Why it was not delivered, a code of the channel's.
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  due_at timestamptz not null default clock_timestamp(),
  -- Until then it is tried again.
  give_up_at timestamptz not null,
  -- Who sends it now, and until when nobody else does.
  lease uuid,
  leased_until timestamptz,
  ended_at timestamptz,
  check ((status = 'sending') = (lease is not null and leased_until is not null)),
  check ((status in ('waiting', 'sending')) = (ended_at is null)),
  check (ended_at is null or body is null)
);
create index outbox_messages_lanes on outbox_messages (channel, company_id, recipient, place) where ended_at is null;
create index outbox_messages_last on outbox_messages (company_id, place desc);
create index outbox_messages_over on outbox_messages (ended_at) where ended_at is not null;

alter table outbox_messages enable row level security;
alter table outbox_messages force row level security;
create policy tenant on outbox_messages
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on outbox_messages to :"app";

-- The functions below open the walls for themselves alone, as those of migration 27.

-- Leases the first message of each recipient that has one due and none on its way. From one recipient to the next by the index: it
-- costs no more where one of them has thousands. One transaction at a time takes those of a channel, so that no recipient is given twice.
-- Whose lease is over was left behind by its worker: nobody knows what became of it.
create function take_messages(wanted text, most integer, seconds integer)
  returns table (company_id uuid, id uuid, lease uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_generic_plan' set enable_seqscan = off
  as $$
declare
  moment timestamptz;
begin
  perform set_config('app.platform', 'on', true);
  perform pg_advisory_xact_lock(hashtextextended('outbox ' || wanted, 0));
  moment := clock_timestamp();
  return query
  with recursive heads as (
    (select m.company_id, m.recipient, m.id, m.due_at, m.status, m.leased_until from outbox_messages m
      where m.channel = wanted and m.ended_at is null order by m.company_id, m.recipient, m.place limit 1)
    union all
    select following.* from heads h cross join lateral (
      select m.company_id, m.recipient, m.id, m.due_at, m.status, m.leased_until from outbox_messages m
      where m.channel = wanted and m.ended_at is null and (m.company_id, m.recipient) > (h.company_id, h.recipient)
      order by m.company_id, m.recipient, m.place limit 1
    ) following
  ), due as (
    select h.id from heads h
    where (h.status = 'waiting' and h.due_at <= moment or h.status = 'sending' and h.leased_until <= moment)
      -- One with an earlier place may have been committed later than the one that is on its way.
      and not exists (select from outbox_messages o where o.channel = wanted and o.company_id = h.company_id
        and o.recipient = h.recipient and o.ended_at is null and o.status = 'sending' and o.leased_until > moment)
    order by h.due_at limit most
  ), held as (
    select m.id, m.status from outbox_messages m join due on due.id = m.id
    where m.ended_at is null and (m.status = 'waiting' or m.leased_until <= moment)
    for no key update of m skip locked
  )
  update outbox_messages m set status = 'sending', lease = gen_random_uuid(),
    leased_until = moment + make_interval(secs => seconds), attempts = m.attempts + 1,
    unknowns = m.unknowns + case when held.status = 'sending' then 1 else 0 end
  from held where m.id = held.id
  returning m.company_id, m.id, m.lease;
  perform set_config('app.platform', '', true);
end $$;

-- The newest messages of a channel that are not over, for whoever looks at what cannot be sent: ids only.
create function newest_messages(wanted text, most integer) returns table (company_id uuid, id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  select m.company_id, m.id from outbox_messages m
  where m.channel = wanted and m.ended_at is null order by m.place desc limit most;
  perform set_config('app.platform', '', true);
end $$;

-- Forgets so many at most of the messages that were over so long ago. Answers how many.
create function forget_messages(days integer, most integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  gone integer;
begin
  perform set_config('app.platform', 'on', true);
  delete from outbox_messages m using (
    select o.id from outbox_messages o where o.ended_at < now() - make_interval(days => greatest(days, 1))
    order by o.ended_at limit most for update skip locked
  ) old where m.id = old.id;
  get diagnostics gone = row_count;
  perform set_config('app.platform', '', true);
  return gone;
end $$;

revoke execute on function take_messages(text, integer, integer), newest_messages(text, integer), forget_messages(integer, integer)
  from public;
grant execute on function take_messages(text, integer, integer), newest_messages(text, integer), forget_messages(integer, integer)
  to :"app";
