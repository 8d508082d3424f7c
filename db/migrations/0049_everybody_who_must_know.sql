-- What one person is told of themselves, or as one of the platform's own people; and what became of messages.

-- It belongs to no company: the bell shows it in whichever they work.
create table personal_notifications (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references auth."user" (id) on delete cascade,
  kind text not null,
  params jsonb not null,
  request_id text not null,
  happened_at timestamptz not null default clock_timestamp(),
  read_at timestamptz
);
create index personal_notifications_of_person on personal_notifications (user_id, happened_at desc, id desc);
create index personal_notifications_old on personal_notifications (happened_at);
alter table personal_notifications enable row level security;
alter table personal_notifications force row level security;
create policy own on personal_notifications using (user_id = app_user_id()) with check (user_id = app_user_id());
grant select, insert, update (read_at) on personal_notifications to :"app";

-- Browsers in which a person has signed in, by a hash of what the browser keeps.
create table auth.known_browsers (
  user_id text not null references auth."user" (id) on delete cascade,
  browser text not null,
  seen_at timestamptz not null default now(),
  primary key (user_id, browser)
);
grant select, insert, update, delete on auth.known_browsers to :"app";

-- What the platform's own people are told once: a provider that is down, jobs that were given up.
create table service_troubles (
  what text primary key check (what in ('moysklad', 'google', 'dead-jobs')),
  -- A provider has been down since then, and was found so last; null: it is well.
  since timestamptz,
  last_at timestamptz,
  -- Jobs given up until then were told, and when.
  told_until timestamptz not null default '-infinity',
  told_at timestamptz not null default '-infinity'
);
insert into service_troubles (what) values ('moysklad'), ('google'), ('dead-jobs');
grant select, update on service_troubles to :"app";

-- The page of what became of messages reads the newest first.
create index outbox_messages_newest on outbox_messages (company_id, created_at desc, id desc);

-- The functions below open the walls for themselves alone, as those of migration 27.

-- Companies with a run that has waited, or gone on, for two minutes: ids only.
create function companies_with_waiting_runs(after_id uuid, most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  select distinct t.company_id from export_tasks t
  where t.status in ('queued', 'running', 'cancelling') and t.created_at < now() - interval '2 minutes' and t.company_id > after_id
  order by t.company_id limit most;
  perform set_config('app.platform', '', true);
end $$;

-- Companies that were told of trouble with a subject which is the same for all of them, and not yet that it is over: ids only.
create function companies_with_mark(wanted text, after_id uuid, most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  select m.company_id from notification_marks m where m.subject = wanted and m.company_id > after_id
  order by m.company_id limit most;
  perform set_config('app.platform', '', true);
end $$;

create or replace function forget_notifications(days integer, most integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  gone integer;
  more integer;
begin
  perform set_config('app.platform', 'on', true);
  delete from notifications n using (
    select o.id from notifications o where o.happened_at < now() - make_interval(days => greatest(days, 30))
    order by o.happened_at limit most for update skip locked
  ) old where n.id = old.id;
  get diagnostics gone = row_count;
  delete from personal_notifications n using (
    select o.id from personal_notifications o where o.happened_at < now() - make_interval(days => greatest(days, 30))
    order by o.happened_at limit most for update skip locked
  ) old where n.id = old.id;
  get diagnostics more = row_count;
  perform set_config('app.platform', '', true);
  return greatest(gone, more);
end $$;

-- Messages of all companies and the platform's own, newest first, a page after (`before_at`, `before_id`), for the platform's own people.
create function admin_messages(fates text[], of_channel text, to_recipient text, before_at timestamptz, before_id uuid, page_size integer)
  returns table (
    id uuid, company_id uuid, company_name text, channel text, recipient text, kind text, status text, attempts smallint,
    unknowns smallint, reason text, created_at timestamptz, due_at timestamptz, ended_at timestamptz
  ) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform admin_only();
  return query
  select m.id, c.id, c.name, m.channel, m.recipient, m.kind, m.status, m.attempts, m.unknowns, m.reason, m.created_at, m.due_at, m.ended_at
  from outbox_messages m left join companies c on c.id = m.company_id
  where (fates is null or m.status = any (fates))
    and (of_channel is null or m.channel = of_channel)
    and (to_recipient is null or m.recipient = lower(to_recipient))
    and (before_at is null or (m.created_at, m.id) < (before_at, before_id))
  order by m.created_at desc, m.id desc limit page_size;
end $$;
create index outbox_messages_created on outbox_messages (created_at desc, id desc);

revoke execute on function companies_with_waiting_runs(uuid, integer), companies_with_mark(text, uuid, integer),
  admin_messages(text[], text, text, timestamptz, uuid, integer) from public;
grant execute on function companies_with_waiting_runs(uuid, integer), companies_with_mark(text, uuid, integer),
  admin_messages(text[], text, text, timestamptz, uuid, integer) to :"app";
