-- Runs take their allowance when they are made; what finds none waits, and begins by itself when there is some again.

-- The same as in migration 27, with an allowance for each run: counters are held in one order, and each run beyond the limit is owed.
-- An export that rests has none. One call for many companies, no round trip for each.
create or replace function insert_scheduled_tasks(schedules_due uuid[], tasks uuid[], jobs uuid[], requests text[])
  returns table (id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
declare
  concerned uuid[];
begin
  perform set_config('app.platform', 'on', true);
  concerned := array(select distinct s.company_id from schedules s where s.id = any (schedules_due));
  insert into usage_counts (company_id, metric, period)
    select p.company_id, 'runsADay', usage_period('runsADay', p.time_zone)
    from company_plans p where p.company_id = any (concerned) order by p.company_id
    on conflict do nothing;
  perform from usage_counts u join company_plans p on p.company_id = u.company_id
    where u.company_id = any (concerned) and u.metric = 'runsADay' and u.period = usage_period('runsADay', p.time_zone)
    order by u.company_id for no key update of u;
  return query
  with wanted as (
    select run.task, run.job, run.request, run.place, s.id as schedule, s.company_id, s.config_id, s.verify, s.next_at,
      row_number() over (partition by s.company_id order by run.place) as nth
    from unnest(schedules_due, tasks, jobs, requests) with ordinality as run (schedule, task, job, request, place)
    join schedules s on s.id = run.schedule
    where s.next_at <= now() and not exists (select from plan_pauses r
      where r.company_id = s.company_id and r.metric = 'exports' and r.thing_id = s.config_id::text)
  ), room as (
    select p.company_id, u.period, l.soft, l.hard,
      case when p.unpaid then 0 when l.hard is null then 9223372036854775807 else l.hard - u.used end as runs
    from company_plans p
    join usage_counts u on u.company_id = p.company_id and u.metric = 'runsADay' and u.period = usage_period('runsADay', p.time_zone)
    left join plan_limits l on l.plan = p.plan and l.metric = 'runsADay'
    where p.company_id = any (concerned)
  ), made as (
    insert into export_tasks as t (id, company_id, config_id, verify, job_id, request_id, trigger, schedule_id, due_at, owed, run_day)
    select w.task, w.company_id, w.config_id, w.verify, w.job, w.request, 'schedule', w.schedule, w.next_at,
      case when w.nth > r.runs then 'runsADay' end, case when w.nth <= r.runs then r.period end
    from wanted w join room r on r.company_id = w.company_id
    order by w.place
    on conflict do nothing
    returning t.id, t.company_id, t.run_day, t.owed
  ), counted as (
    update usage_counts u set used = u.used + n.runs
    from (select m.company_id, m.run_day, count(*) as runs from made m where m.run_day is not null group by m.company_id, m.run_day) n
    where u.company_id = n.company_id and u.metric = 'runsADay' and u.period = n.run_day
    returning u.company_id, u.period, u.used
  ), noted as (
    insert into limits_reached (company_id, metric, month, level, used, "limit")
    select c.company_id, 'runsADay', date_trunc('month', c.period)::date, case when c.used >= r.soft then 'soft' else 'near' end, c.used, r.soft
    from counted c join room r on r.company_id = c.company_id where c.used >= r.soft * 0.8
    union all
    select distinct m.company_id, 'runsADay', date_trunc('month', r.period)::date, 'hard', r.hard - r.runs, r.hard
    from made m join room r on r.company_id = m.company_id where m.owed is not null and r.hard is not null
    on conflict do nothing
  )
  select m.id from made m;
  perform set_config('app.platform', '', true);
end $$;

-- As in migration 33: a run that is owed has no turn, and how many a company has at once its plan says, or the caller.
create or replace function give_turns(companies_waiting uuid[], at_once integer, urgent boolean, patient boolean)
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
          and t.owed is null and (t.wait_until is null or t.wait_until <= now())
        order by t.urgency, t.created_at limit 1)
      union all
      (select t.id, 0, t.created_at from export_tasks t
        where not urgent and t.company_id = a.company and t.account = a.id and t.status = 'queued' and t.job_id is null
          and t.owed is null and (t.wait_until is null or t.wait_until <= now())
        order by t.created_at limit 1)
    ) waits
    where not exists (select from export_tasks t where t.company_id = a.company and t.account = a.id
      and t.status in ('queued', 'running', 'cancelling') and t.job_id is not null)
  ), allowed as (
    select p.company_id as company, coalesce(l.hard, at_once) as turns
    from company_plans p left join plan_limits l on l.plan = p.plan and l.metric = 'atOnce'
    where p.company_id = any (taken)
  ), held as (
    -- Somebody may be cancelling it, in an order of their own: whoever waited for them here could wait for ever.
    select t.id from first join export_tasks t on t.id = first.id join allowed on allowed.company = first.company
    where t.status = 'queued' and t.job_id is null
      and first.place <= allowed.turns - (select count(*) from export_tasks x where x.company_id = first.company
        and x.status in ('queued', 'running', 'cancelling') and x.job_id is not null)
    for no key update of t skip locked
  )
  update export_tasks t set job_id = gen_random_uuid(), wait_until = null
  from held where t.id = held.id
  returning t.company_id, t.id, t.job_id, t.request_id, t.urgency, extract(epoch from clock_timestamp())::bigint;
  perform set_config('app.platform', '', true);
end $$;

create or replace function companies_without_turns() returns table (company_id uuid) language plpgsql
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
      and t.status = 'queued' and t.job_id is null and t.owed is null and (t.wait_until is null or t.wait_until <= now()))
    and not exists (select from export_tasks t where t.company_id = w.company and t.account = w.account
      and t.status in ('queued', 'running', 'cancelling') and t.job_id is not null);
  perform set_config('app.platform', '', true);
end $$;

-- Runs that are owed and find allowance now: they wait for their turn again. Which companies that happened in, of so many at a time.
create function wake_owed(most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
declare
  concerned uuid[];
begin
  perform set_config('app.platform', 'on', true);
  concerned := array(select owing.company_id from (select distinct t.company_id from export_tasks t where t.owed is not null) owing
    join company_plans p on p.company_id = owing.company_id where not p.unpaid order by random() limit most);
  insert into usage_counts (company_id, metric, period)
    select p.company_id, 'runsADay', usage_period('runsADay', p.time_zone)
    from company_plans p where p.company_id = any (concerned) order by p.company_id
    on conflict do nothing;
  perform from usage_counts u join company_plans p on p.company_id = u.company_id
    where u.company_id = any (concerned) and u.metric = 'runsADay' and u.period = usage_period('runsADay', p.time_zone)
    order by u.company_id for no key update of u;
  return query
  with room as (
    select p.company_id, u.period, l.hard - u.used as runs
    from company_plans p
    join usage_counts u on u.company_id = p.company_id and u.metric = 'runsADay' and u.period = usage_period('runsADay', p.time_zone)
    left join plan_limits l on l.plan = p.plan and l.metric = 'runsADay'
    where p.company_id = any (concerned)
  ), rows_left as (
    select p.company_id, l.hard - coalesce((select u.used from usage_counts u where u.company_id = p.company_id
        and u.metric = 'rowsAMonth' and u.period = usage_period('rowsAMonth', p.time_zone)), 0)
      - coalesce((select sum(r.amount) from usage_reserves r where r.company_id = p.company_id
        and r.metric = 'rowsAMonth' and r.expires_at > now()), 0) as rows
    from company_plans p left join plan_limits l on l.plan = p.plan and l.metric = 'rowsAMonth'
    where p.company_id = any (concerned)
  ), queue as (
    select t.id, t.company_id, t.owed, t.owed_rows,
      row_number() over (partition by t.company_id, t.owed order by t.urgency, t.created_at) as nth
    from export_tasks t where t.owed is not null and t.status = 'queued' and t.company_id = any (concerned)
  ), held as (
    -- Who is being cancelled is left alone.
    select t.id, room.period, q.owed from queue q
    join room on room.company_id = q.company_id
    join rows_left on rows_left.company_id = q.company_id
    join export_tasks t on t.id = q.id
    where t.status = 'queued' and t.owed is not null and case t.owed
      when 'runsADay' then room.runs is null or q.nth <= room.runs
      else rows_left.rows is null or coalesce(q.owed_rows, 1) <= rows_left.rows end
    for no key update of t skip locked
  ), woken as (
    update export_tasks t set owed = null, owed_rows = null, error = null,
      run_day = case when held.owed = 'runsADay' then held.period else t.run_day end
    from held where t.id = held.id
    returning t.company_id, held.owed, held.period
  ), counted as (
    update usage_counts u set used = u.used + n.runs
    from (select w.company_id, w.period, count(*) as runs from woken w where w.owed = 'runsADay' group by w.company_id, w.period) n
    where u.company_id = n.company_id and u.metric = 'runsADay' and u.period = n.period
  )
  select distinct w.company_id from woken w;
  perform set_config('app.platform', '', true);
end $$;

-- The numbers of the plans are other ones: each company's plan is decided anew.
create function plans_changed() returns void language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  update company_plans set look_at = now() where look_at is null or look_at > now();
  perform set_config('app.platform', '', true);
end $$;

-- Companies whose plan is to be decided anew, or to which limits are to be told; ids only.
create function companies_with_plans_due(most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query select p.company_id from company_plans p where p.look_at <= now() order by p.look_at limit most;
  perform set_config('app.platform', '', true);
end $$;
create function companies_with_limits_to_tell(most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query select distinct l.company_id from limits_reached l where l.told_at is null limit most;
  perform set_config('app.platform', '', true);
end $$;

-- Forgets reserves whose time is over and counts older than thirteen months. @returns how many.
create function forget_usage() returns bigint language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  gone bigint;
begin
  perform set_config('app.platform', 'on', true);
  with over as (delete from usage_reserves where expires_at < now() - interval '1 day' returning 1),
    old as (delete from usage_counts where period < (now() - interval '13 months')::date returning 1),
    told as (delete from limits_reached where month < (now() - interval '13 months')::date returning 1)
  select (select count(*) from over) + (select count(*) from old) + (select count(*) from told) into gone;
  perform set_config('app.platform', '', true);
  return gone;
end $$;

-- As in migration 25, with the plan in force, and what was given by hand from where it stands now.
drop function admin_companies(text, uuid, timestamptz, uuid, integer);
alter table companies drop column plan_override, drop column plan_override_reason;
create function admin_companies(words text, only_id uuid, before_at timestamptz, before_id uuid, page_size integer)
  returns table (
    id uuid, name text, created_at timestamptz, blocked_at timestamptz, blocked_reason text, erase_at timestamptz,
    plan text, plan_override text, plan_override_reason text, plan_override_until timestamptz,
    account_id uuid, paid_plan text, members integer, exports integer, accounts text[], last_run jsonb
  ) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform admin_only();
  return query
  with page as (
    select c.* from companies c
    where (only_id is null or c.id = only_id)
      and (before_at is null or (c.created_at, c.id) < (before_at, before_id))
      and (words is null
        or position(lower(words) in lower(c.name)) > 0
        or c.id::text = lower(words)
        or exists (select 1 from members m join auth."user" u on u.id = m.user_id
          where m.company_id = c.id and position(lower(words) in lower(u.email || ' ' || u.name)) > 0)
        or exists (select 1 from integrations i
          where i.company_id = c.id and i.provider = 'moysklad' and position(lower(words) in lower(i.title)) > 0)
        or exists (select 1 from installations i where i.company_id = c.id
          and (i.account_id::text = lower(words) or position(lower(words) in lower(i.account_name)) > 0)))
    order by c.created_at desc, c.id desc
    limit page_size
  )
  select p.id, p.name, p.created_at, p.blocked_at, p.blocked_reason, p.erase_at,
    b.plan, b.override, b.override_reason, b.override_until,
    n.account_id, n.plan,
    (select count(*)::integer from members m where m.company_id = p.id),
    (select count(*)::integer from export_configs e where e.company_id = p.id),
    (select coalesce(array_agg(i.title order by i.created_at), '{}') from integrations i
      where i.company_id = p.id and i.provider = 'moysklad'),
    t.run
  from page p
  join company_plans b on b.company_id = p.id
  left join installations n on n.company_id = p.id
  left join lateral (select jsonb_build_object('created_at', x.created_at, 'status', x.status, 'dry_run', x.dry_run,
      'verify', x.verify, 'result', x.result, 'plan', x.plan, 'error', x.error ->> 'code', 'warnings', x.warnings) as run
    from export_tasks x
    where x.company_id = p.id order by x.created_at desc, x.id desc limit 1) t on true
  order by p.created_at desc, p.id desc;
end $$;

-- What companies use this month, those first that use most of their rows; for the platform's own people alone.
create function admin_usage(most integer) returns table (
    company_id uuid, name text, plan text, why text, rows_used bigint, rows_hard bigint, runs_today bigint, runs_hard bigint,
    owed integer, cpu_ms bigint, moysklad_calls bigint, google_calls bigint
  ) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform admin_only();
  return query
  with counts as (
    select u.company_id,
      sum(u.used) filter (where u.metric = 'rowsAMonth')::bigint as rows_used,
      sum(u.used) filter (where u.metric = 'runsADay')::bigint as runs_today,
      sum(u.used) filter (where u.metric = 'cpuMs')::bigint as cpu_ms,
      sum(u.used) filter (where u.metric = 'moyskladCalls')::bigint as moysklad_calls,
      sum(u.used) filter (where u.metric = 'googleCalls')::bigint as google_calls
    from usage_counts u join company_plans p on p.company_id = u.company_id
    where u.period = usage_period(u.metric, p.time_zone) group by u.company_id
  )
  select p.company_id, c.name, p.plan, p.why, coalesce(u.rows_used, 0), r.hard, coalesce(u.runs_today, 0), d.hard,
    (select count(*)::integer from export_tasks t where t.company_id = p.company_id and t.owed is not null),
    coalesce(u.cpu_ms, 0), coalesce(u.moysklad_calls, 0), coalesce(u.google_calls, 0)
  from company_plans p
  join companies c on c.id = p.company_id
  left join counts u on u.company_id = p.company_id
  left join plan_limits r on r.plan = p.plan and r.metric = 'rowsAMonth'
  left join plan_limits d on d.plan = p.plan and d.metric = 'runsADay'
  order by coalesce(u.rows_used::numeric / nullif(r.hard, 0), 0) desc, coalesce(u.rows_used, 0) desc, c.name, p.company_id
  limit most;
  perform set_config('app.platform', '', true);
end $$;

revoke execute on function wake_owed(integer), plans_changed(), companies_with_plans_due(integer), companies_with_limits_to_tell(integer),
  forget_usage(), admin_companies(text, uuid, timestamptz, uuid, integer), admin_usage(integer) from public;
grant execute on function wake_owed(integer), plans_changed(), companies_with_plans_due(integer), companies_with_limits_to_tell(integer),
  forget_usage(), admin_companies(text, uuid, timestamptz, uuid, integer), admin_usage(integer) to :"app";
