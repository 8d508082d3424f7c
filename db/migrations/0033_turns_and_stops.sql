-- Runs wait for their turn as rows: a company has a few jobs at once, an account one. What is stopped waits, and goes on by itself.

alter table export_tasks
  -- Null: its turn has not come, there is no job yet.
  alter column job_id drop not null,
  -- The integration of MoySklad that it reads through: one run at a time.
  add column account uuid,
  -- Has no turn before: an account is doubted, or a provider is away.
  add column wait_until timestamptz,
  -- How often in a row it waited for a provider to come back.
  add column tries smallint not null default 0,
  -- 0: somebody waits for it; 1: something happened; 2: its time has come.
  add column urgency smallint not null generated always as (
    case when trigger = 'manual' then 0 when trigger in ('webhook', 'scenario', 'button') then 1 else 2 end) stored;

-- By account the most urgent, and the one that waits longest, of thousands, without looking at the others.
create index export_tasks_turn on export_tasks (company_id, account, urgency, created_at)
  where status = 'queued' and job_id is null;
create index export_tasks_turn_longest on export_tasks (company_id, account, created_at)
  where status = 'queued' and job_id is null;
-- What has its turn now.
create index export_tasks_at_it on export_tasks (company_id, account)
  where status in ('queued', 'running', 'cancelling') and job_id is not null;

alter table companies
  -- Its exports wait, for this reason: softer than a block. Both or neither.
  add column stopped_at timestamptz,
  add column stopped_reason text;

-- What the platform's own people stopped for everybody, and why; one that is over stays, to be read.
create table stops (
  id uuid primary key default gen_random_uuid(),
  what text not null check (what in ('platform', 'moysklad', 'google')),
  reason_ru text not null,
  reason_en text not null,
  begun_by text not null,
  begun_at timestamptz not null default now(),
  ended_by text,
  ended_at timestamptz
);
create unique index stops_now on stops (what) where ended_at is null;
grant select, insert, update on stops to :"app";

-- Whoever makes a task, also a process of before this migration that goes on while others are new, makes it of its account.
create function task_account() returns trigger language plpgsql
  set search_path = public, pg_temp
  as $$
begin
  new.account := (select c.moysklad_integration_id from export_configs c where c.id = new.config_id);
  return new;
end $$;
revoke execute on function task_account() from public;
create trigger task_account before insert on export_tasks for each row execute function task_account();

select set_config('app.platform', 'on', true);
update export_tasks t set account = c.moysklad_integration_id from export_configs c where c.id = t.config_id;
select set_config('app.platform', '', true);
alter table export_tasks alter column account set not null;

-- Gives free turns of these companies to tasks that wait: each gets the id of the job that the caller makes. A company has `at_once`
-- turns, an account one. `urgent`: what is most urgent is next, else what waits longest. One transaction at a time gives a company's
-- turns; where another one is at it, `patient` waits for it, else the company is answered without a task.
create function give_turns(companies_waiting uuid[], at_once integer, urgent boolean, patient boolean)
  returns table (company_id uuid, task_id uuid, job_id uuid, request_id text, urgency smallint, seconds bigint) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
declare
  taken uuid[];
begin
  perform set_config('app.platform', 'on', true);
  -- In one order: two that wait for each other's companies would wait for ever.
  companies_waiting := array(select distinct c from unnest(companies_waiting) c order by c);
  if patient then
    perform pg_advisory_xact_lock(hashtextextended('turns ' || c, 0)) from unnest(companies_waiting) c;
    taken := companies_waiting;
  else
    taken := array(select c from unnest(companies_waiting) c where pg_try_advisory_xact_lock(hashtextextended('turns ' || c, 0)));
  end if;
  return query select c, null::uuid, null::uuid, null::text, null::smallint, null::bigint
    from unnest(companies_waiting) c where c <> all (taken);
  -- An export reads from MoySklad and writes to Google: it needs both. A statement of its own sees what was committed before the locks.
  return query
  with recursive accounts (company, id) as (
    select c.id, (select t.account from export_tasks t
      where t.company_id = c.id and t.status = 'queued' and t.job_id is null order by t.account limit 1)
    from companies c where c.id = any (taken) and c.stopped_at is null and not exists (select from stops where ended_at is null)
    union all
    select a.company, (select t.account from export_tasks t
      where t.company_id = a.company and t.status = 'queued' and t.job_id is null and t.account > a.id order by t.account limit 1)
    from accounts a where a.id is not null
  ), first as (
    select waits.id, a.company, row_number() over (partition by a.company order by waits.urgency, waits.created_at) as place
    from accounts a
    cross join lateral (
      (select t.id, t.urgency, t.created_at from export_tasks t
        where urgent and t.company_id = a.company and t.account = a.id and t.status = 'queued' and t.job_id is null
          and (t.wait_until is null or t.wait_until <= now())
        order by t.urgency, t.created_at limit 1)
      union all
      (select t.id, 0, t.created_at from export_tasks t
        where not urgent and t.company_id = a.company and t.account = a.id and t.status = 'queued' and t.job_id is null
          and (t.wait_until is null or t.wait_until <= now())
        order by t.created_at limit 1)
    ) waits
    where not exists (select from export_tasks t where t.company_id = a.company and t.account = a.id
      and t.status in ('queued', 'running', 'cancelling') and t.job_id is not null)
  ), held as (
    -- Somebody may be cancelling it, in an order of their own: whoever waited for them here could wait for ever.
    select t.id from first join export_tasks t on t.id = first.id
    where t.status = 'queued' and t.job_id is null
      and first.place <= at_once - (select count(*) from export_tasks x where x.company_id = first.company
        and x.status in ('queued', 'running', 'cancelling') and x.job_id is not null)
    for no key update of t skip locked
  )
  update export_tasks t set job_id = gen_random_uuid(), wait_until = null
  from held where t.id = held.id
  returning t.company_id, t.id, t.job_id, t.request_id, t.urgency, extract(epoch from clock_timestamp())::bigint;
  perform set_config('app.platform', '', true);
end $$;

-- Companies in which a task waits for an account that is free: whose turn was forgotten, or whose time to wait is over.
create function companies_without_turns() returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  with recursive waiting (company, account) as (
    (select t.company_id, t.account from export_tasks t
      where t.status = 'queued' and t.job_id is null order by t.company_id, t.account limit 1)
    union all
    select further.company_id, further.account from waiting w
    cross join lateral (select t.company_id, t.account from export_tasks t
      where t.status = 'queued' and t.job_id is null and (t.company_id, t.account) > (w.company, w.account)
      order by t.company_id, t.account limit 1) as further
  )
  select distinct w.company from waiting w
  where not exists (select from stops where ended_at is null)
    and not exists (select from companies c where c.id = w.company and c.stopped_at is not null)
    and exists (select from export_tasks t where t.company_id = w.company and t.account = w.account
      and t.status = 'queued' and t.job_id is null and (t.wait_until is null or t.wait_until <= now()))
    and not exists (select from export_tasks t where t.company_id = w.company and t.account = w.account
      and t.status in ('queued', 'running', 'cancelling') and t.job_id is not null);
  perform set_config('app.platform', '', true);
end $$;

-- What waits and what goes on, company by company, for the platform's own people alone.
create function admin_waiting() returns table (
    company_id uuid, name text, urgency smallint, waiting integer, running integer, oldest timestamptz, stopped_reason text
  ) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform admin_only();
  return query
  select c.id, c.name, t.urgency, t.waiting, t.running, t.oldest, c.stopped_reason
  from (
    select x.company_id, x.urgency, count(*) filter (where x.status = 'queued')::integer as waiting,
      count(*) filter (where x.status <> 'queued')::integer as running, min(x.created_at) filter (where x.status = 'queued') as oldest
    from export_tasks x where x.status in ('queued', 'running', 'cancelling') group by x.company_id, x.urgency
  ) t
  full join (select * from companies where stopped_at is not null) stopped on stopped.id = t.company_id
  join companies c on c.id = coalesce(t.company_id, stopped.id);
  perform set_config('app.platform', '', true);
end $$;

revoke execute on function give_turns(uuid[], integer, boolean, boolean), companies_without_turns(), admin_waiting() from public;
grant execute on function give_turns(uuid[], integer, boolean, boolean), companies_without_turns(), admin_waiting() to :"app";
