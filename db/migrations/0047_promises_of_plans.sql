-- What plans promise is kept: how close two runs of a schedule may lie, and how long runs are remembered. And what all companies use, for
-- the platform's own people.

alter table company_plans
  -- Runs are remembered for so many days, as was decided last; null: for good.
  add column history_days integer check (history_days > 0),
  -- The plan remembers less than the one before: until then nothing is forgotten.
  add column history_grace_until timestamptz,
  -- Runs of before this were forgotten.
  add column history_from timestamptz;

-- As in migration 37, with the days of the first plan.
create or replace function company_has_plan() returns trigger language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  before text := coalesce(current_setting('app.platform', true), '');
begin
  perform set_config('app.platform', 'on', true);
  insert into company_plans (company_id) values (new.id);
  update company_plans p set history_days = l.hard from plan_limits l
    where p.company_id = new.id and l.plan = p.plan and l.metric = 'historyDays';
  perform set_config('app.platform', before, true);
  return new;
end $$;

-- Deletes runs that are older than their company's plan remembers, so many at most. The last run of an export stays, and the last one
-- that brought its table up to date. @returns how many
create function forget_history(most integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
declare
  forgotten uuid[];
begin
  perform set_config('app.platform', 'on', true);
  forgotten := array(
    select t.id from company_plans p
    cross join lateral (
      select x.id from export_tasks x
      where x.company_id = p.company_id and x.created_at < now() - make_interval(days => p.history_days)
        and x.status in ('done', 'failed', 'cancelled')
        and exists (select from export_tasks n where n.config_id = x.config_id and (n.created_at, n.id) > (x.created_at, x.id))
        and (x.status <> 'done' or x.dry_run or x.verify or exists (select from export_tasks n
          where n.config_id = x.config_id and n.status = 'done' and not n.dry_run and not n.verify
            and (n.created_at, n.id) > (x.created_at, x.id)))
      order by x.created_at limit most
    ) t
    where p.history_days is not null and (p.history_grace_until is null or p.history_grace_until <= now())
    limit most);
  -- Whose plan becomes another one in this moment is left alone: it is looked at anew.
  perform from company_plans p
    where p.company_id in (select t.company_id from export_tasks t where t.id = any (forgotten))
    order by p.company_id for no key update;
  forgotten := array(select t.id from export_tasks t join company_plans p on p.company_id = t.company_id
    where t.id = any (forgotten) and t.created_at < now() - make_interval(days => p.history_days)
      and (p.history_grace_until is null or p.history_grace_until <= now()));
  update company_plans p set history_from = greatest(p.history_from, now() - make_interval(days => p.history_days))
    where p.company_id in (select t.company_id from export_tasks t where t.id = any (forgotten));
  delete from export_tasks t where t.id = any (forgotten);
  perform set_config('app.platform', '', true);
  return cardinality(forgotten);
end $$;

-- As in migration 27, with how far the company's plan has runs of a schedule lie apart, in minutes; null: as they say.
drop function take_due_schedules(integer, uuid);
create function take_due_schedules(most integer, only_id uuid) returns table (
    id uuid, company_id uuid, config_id uuid, verify boolean, cron text, time_zone text, spread boolean, overlap text,
    catch_up boolean, due_at timestamptz, looked_at timestamptz,
    account uuid, blocked_reason text, erase_at timestamptz, waits boolean, active boolean, done boolean, least_minutes integer
  ) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
declare
  taken uuid[];
  configs uuid[];
  opened uuid[];
begin
  perform set_config('app.platform', 'on', true);
  taken := array(select s.id from schedules s where s.next_at <= now() and (only_id is null or s.id = only_id)
    order by s.next_at limit most for no key update skip locked);
  -- Two of one export, its run and its comparison, are never in two hands.
  configs := array(select c.id from export_configs c
    where c.id in (select s.config_id from schedules s where s.id = any (taken)) for no key update skip locked);
  -- A company that is being closed in this moment is not open.
  opened := array(select o.id from companies o
    where o.id in (select s.company_id from schedules s where s.id = any (taken)) for share skip locked);
  return query
  select s.id, s.company_id, s.config_id, s.verify, s.cron, s.time_zone, s.spread, s.overlap, s.catch_up, s.next_at, now(),
    c.moysklad_integration_id, o.blocked_reason, o.erase_at,
    exists (select from integrations i
      where i.id in (c.moysklad_integration_id, c.google_integration_id) and i.status <> 'ok'),
    exists (select from export_tasks t where t.config_id = s.config_id and t.status in ('queued', 'running', 'cancelling')),
    exists (select from export_tasks t where t.schedule_id = s.id and t.due_at = s.next_at),
    l.hard::integer
  from schedules s
  join export_configs c on c.id = s.config_id
  join companies o on o.id = s.company_id
  join company_plans p on p.company_id = s.company_id
  left join plan_limits l on l.plan = p.plan and l.metric = 'leastMinutes'
  where s.id = any (taken) and c.id = any (configs) and o.id = any (opened)
  order by s.next_at, s.verify;
  perform set_config('app.platform', '', true);
end $$;

-- What companies use, for the platform's own people alone: those first that use most of what is sorted by, or by their names; page by page.
-- `near`: of something 80 % of the soft number are used.
drop function admin_usage(integer);
create function admin_usage(words text, sort text, near_only boolean, after_key text, after_id uuid, page_size integer) returns table (
    company_id uuid, name text, plan text, why text, until timestamptz, unpaid boolean,
    rows_used bigint, rows_soft bigint, rows_hard bigint, runs_used bigint, runs_soft bigint, runs_hard bigint,
    messages_used bigint, messages_soft bigint, messages_hard bigint,
    owed integer, cpu_ms bigint, moysklad_calls bigint, google_calls bigint, near boolean, sort_key text
  ) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
begin
  perform admin_only();
  return query
  with counts as (
    select u.company_id,
      sum(u.used) filter (where u.metric = 'rowsAMonth')::bigint as rows_used,
      sum(u.used) filter (where u.metric = 'runsADay')::bigint as runs_used,
      sum(u.used) filter (where u.metric = 'messagesAMonth')::bigint as messages_used,
      sum(u.used) filter (where u.metric = 'cpuMs')::bigint as cpu_ms,
      sum(u.used) filter (where u.metric = 'moyskladCalls')::bigint as moysklad_calls,
      sum(u.used) filter (where u.metric = 'googleCalls')::bigint as google_calls
    from usage_counts u join company_plans p on p.company_id = u.company_id
    where u.period = usage_period(u.metric, p.time_zone) group by u.company_id
  ), owing as (
    select t.company_id, count(*)::integer as runs from export_tasks t where t.owed is not null and t.status = 'queued'
    group by t.company_id
  ), found as (
    select p.company_id, c.name, p.plan, p.why, p.look_at as until, p.unpaid,
      coalesce(u.rows_used, 0) as rows_used, r.soft as rows_soft, r.hard as rows_hard,
      coalesce(u.runs_used, 0) as runs_used, d.soft as runs_soft, d.hard as runs_hard,
      coalesce(u.messages_used, 0) as messages_used, m.soft as messages_soft, m.hard as messages_hard,
      coalesce(o.runs, 0) as owed, coalesce(u.cpu_ms, 0) as cpu_ms,
      coalesce(u.moysklad_calls, 0) as moysklad_calls, coalesce(u.google_calls, 0) as google_calls
    from company_plans p
    join companies c on c.id = p.company_id
    left join counts u on u.company_id = p.company_id
    left join owing o on o.company_id = p.company_id
    left join plan_limits r on r.plan = p.plan and r.metric = 'rowsAMonth'
    left join plan_limits d on d.plan = p.plan and d.metric = 'runsADay'
    left join plan_limits m on m.plan = p.plan and m.metric = 'messagesAMonth'
    where words is null or position(lower(words) in lower(c.name)) > 0 or c.id::text = lower(words)
      or exists (select 1 from members y join auth."user" x on x.id = y.user_id
        where y.company_id = c.id and position(lower(words) in lower(x.email || ' ' || x.name)) > 0)
  ), keyed as (
    select f.*,
      coalesce(f.rows_used >= f.rows_soft * 0.8, false) or coalesce(f.runs_used >= f.runs_soft * 0.8, false)
        or coalesce(f.messages_used >= f.messages_soft * 0.8, false) as near,
      round(case sort
        when 'rows' then coalesce(f.rows_used::numeric / nullif(f.rows_soft, 0), 0)
        when 'runs' then coalesce(f.runs_used::numeric / nullif(f.runs_soft, 0), 0)
        when 'messages' then coalesce(f.messages_used::numeric / nullif(f.messages_soft, 0), 0)
        when 'cpu' then f.cpu_ms
        when 'calls' then f.moysklad_calls + f.google_calls
        else 0 end, 6) as most,
      case when sort = 'name' then lower(f.name) else '' end as called
    from found f
  )
  select k.company_id, k.name, k.plan, k.why, k.until, k.unpaid, k.rows_used, k.rows_soft, k.rows_hard,
    k.runs_used, k.runs_soft, k.runs_hard, k.messages_used, k.messages_soft, k.messages_hard,
    k.owed, k.cpu_ms, k.moysklad_calls, k.google_calls, k.near, case when sort = 'name' then k.called else k.most::text end
  from keyed k
  where (not near_only or k.near) and (after_id is null or case when sort = 'name'
    then (k.called, k.company_id) > (after_key, after_id)
    else (-k.most, k.company_id) > (-after_key::numeric, after_id) end)
  order by -k.most, k.called, k.company_id
  limit page_size;
  perform set_config('app.platform', '', true);
end $$;

revoke execute on function forget_history(integer), take_due_schedules(integer, uuid),
  admin_usage(text, text, boolean, text, uuid, integer) from public;
grant execute on function forget_history(integer), take_due_schedules(integer, uuid),
  admin_usage(text, text, boolean, text, uuid, integer) to :"app";
