-- What people are told: in the application, and by email.

-- What happened, in the transaction in which it did: who is told, and how, is decided afterwards, one transaction of a company at a
-- time, so that no run waits for it and nobody is told twice.
create table notification_causes (
  id bigint generated always as identity primary key,
  company_id uuid not null references companies (id) on delete cascade,
  kind text not null,
  -- What it is about, `export <id>`: a kind that is told once for each problem counts them by it.
  subject text not null,
  problem text not null default '',
  -- Texts of the message, {name: text or {ru, en}}.
  params jsonb not null,
  request_id text not null,
  happened_at timestamptz not null default clock_timestamp()
);
create index notification_causes_company on notification_causes (company_id, id);
create index notification_causes_subject on notification_causes (company_id, subject);

-- What is not well now, and the problems that people were told of it. Gone when it is well again.
create table notification_marks (
  company_id uuid not null references companies (id) on delete cascade,
  subject text not null,
  problems text[] not null,
  since timestamptz not null default clock_timestamp(),
  primary key (company_id, subject)
);

-- What one person was told.
create table notifications (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  user_id text not null,
  kind text not null,
  params jsonb not null,
  request_id text not null,
  happened_at timestamptz not null,
  -- Whether the application shows it; else it is kept for its email alone.
  shown boolean not null,
  read_at timestamptz,
  -- Its email left for the outbox, or is held until then.
  emailed_at timestamptz,
  email_due_at timestamptz,
  foreign key (company_id, user_id) references members (company_id, user_id) on delete cascade,
  check (emailed_at is null or email_due_at is null)
);
create index notifications_of_person on notifications (company_id, user_id, happened_at desc, id desc) where shown;
create index notifications_unread on notifications (company_id, user_id) where shown and read_at is null;
create index notifications_emailed on notifications (company_id, user_id, kind, emailed_at) where emailed_at is not null;
create index notifications_held on notifications (email_due_at) where email_due_at is not null;
create index notifications_old on notifications (happened_at);

-- What a person wants to be told in a company: {kind: {app, email}}, the rest is as docs/NOTIFICATIONS.md says.
create table notification_settings (
  company_id uuid not null,
  user_id text not null,
  choices jsonb not null default '{}',
  time_zone text not null default 'Europe/Moscow',
  -- No emails but urgent ones from this hour to that one; null: at any time.
  quiet_from smallint check (quiet_from between 0 and 23),
  quiet_to smallint check (quiet_to between 0 and 23),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (company_id, user_id),
  foreign key (company_id, user_id) references members (company_id, user_id) on delete cascade,
  check ((quiet_from is null) = (quiet_to is null))
);

alter table notification_causes enable row level security;
alter table notification_causes force row level security;
create policy tenant on notification_causes
  using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table notification_marks enable row level security;
alter table notification_marks force row level security;
create policy tenant on notification_marks
  using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table notifications enable row level security;
alter table notifications force row level security;
create policy tenant on notifications
  using (company_id = app_company_id()) with check (company_id = app_company_id());
alter table notification_settings enable row level security;
alter table notification_settings force row level security;
create policy tenant on notification_settings
  using (company_id = app_company_id()) with check (company_id = app_company_id());
-- Colleagues do not see each other's: where a transaction acts for a person, only theirs are there; whoever tells acts for none.
create policy mine on notifications as restrictive
  using (app_user_id() is null or user_id = app_user_id());
create policy mine on notification_settings as restrictive
  using (app_user_id() is null or user_id = app_user_id());
grant select, insert, update, delete on notification_causes, notification_marks, notifications, notification_settings to :"app";

-- The functions below open the walls for themselves alone, as those of migration 27.

-- Companies in which somebody is to be told something now: ids only.
create function companies_to_tell(most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  with recursive causes (company) as (
    (select c.company_id from notification_causes c order by c.company_id limit 1)
    union all
    select following.company_id from causes cross join lateral (
      select c.company_id from notification_causes c where c.company_id > causes.company order by c.company_id limit 1) following
  )
  select told.company from (
    select causes.company from causes
    union
    select n.company_id from notifications n where n.email_due_at <= clock_timestamp()
  ) told limit most;
  perform set_config('app.platform', '', true);
end $$;

-- Forgets so many at most of the notifications of so long ago. Answers how many.
create function forget_notifications(days integer, most integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  gone integer;
begin
  perform set_config('app.platform', 'on', true);
  delete from notifications n using (
    select o.id from notifications o where o.happened_at < now() - make_interval(days => greatest(days, 30))
    order by o.happened_at limit most for update skip locked
  ) old where n.id = old.id;
  get diagnostics gone = row_count;
  perform set_config('app.platform', '', true);
  return gone;
end $$;

-- Takes so many companies that work and whose weekly digest of this week is not made, and notes that it is: ids only.
create function take_digests(week text, most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  with chosen as (
    select c.id from companies c
    where c.erase_at is null and c.blocked_reason is null
      and not exists (select from notification_marks m where m.company_id = c.id and m.subject = 'digest' and m.problems = array[week])
      and exists (select from export_configs e where e.company_id = c.id)
    order by c.id limit most
  )
  insert into notification_marks as m (company_id, subject, problems) select chosen.id, 'digest', array[week] from chosen
  on conflict on constraint notification_marks_pkey do update set problems = excluded.problems, since = clock_timestamp()
    where m.problems <> excluded.problems
  returning m.company_id;
  perform set_config('app.platform', '', true);
end $$;

revoke execute on function companies_to_tell(integer), forget_notifications(integer, integer), take_digests(text, integer) from public;
grant execute on function companies_to_tell(integer), forget_notifications(integer, integer), take_digests(text, integer) to :"app";
