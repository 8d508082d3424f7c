-- What was owed, reserved or resting and is so no more.

-- As in migration 37; what a holder reserved and let run out counts no more when it takes again.
create or replace function take_allowance(what text, amount bigint, holder uuid, seconds integer)
  returns table (granted boolean, used bigint, soft bigint, hard bigint, plan text, unpaid boolean) language plpgsql
  set plan_cache_mode = 'force_custom_plan'
  as $$
#variable_conflict use_column
declare
  zone text;
  since date;
begin
  select p.plan, p.unpaid, p.time_zone into strict plan, unpaid, zone from company_plans p where p.company_id = app_company_id();
  select l.soft, l.hard into soft, hard from plan_limits l where l.plan = take_allowance.plan and l.metric = what;
  since := usage_period(what, zone);
  insert into usage_counts (company_id, metric, period) values (app_company_id(), what, since) on conflict do nothing;
  select u.used into used from usage_counts u
    where u.company_id = app_company_id() and u.metric = what and u.period = since for no key update;
  used := take_allowance.used + (select coalesce(sum(r.amount), 0) from usage_reserves r
    where r.company_id = app_company_id() and r.metric = what and r.expires_at > clock_timestamp());
  granted := not take_allowance.unpaid and (take_allowance.hard is null or take_allowance.used + take_allowance.amount <= take_allowance.hard);
  if take_allowance.granted and holder is null then
    update usage_counts u set used = u.used + take_allowance.amount
      where u.company_id = app_company_id() and u.metric = what and u.period = since;
  elsif take_allowance.granted then
    insert into usage_reserves as r (company_id, metric, holder, amount, expires_at)
      values (app_company_id(), what, take_allowance.holder, take_allowance.amount, clock_timestamp() + make_interval(secs => seconds))
      on conflict (company_id, metric, holder) do update
        set amount = excluded.amount + case when r.expires_at > clock_timestamp() then r.amount else 0 end, expires_at = excluded.expires_at;
  end if;
  perform note_limit(what, zone, take_allowance.used + case when take_allowance.granted then take_allowance.amount else 0 end,
    take_allowance.soft, take_allowance.hard, not take_allowance.granted and not take_allowance.unpaid);
  return next;
end $$;

-- As in migration 38; whoever has not paid reached no limit.
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
    select p.company_id, p.unpaid, u.period, l.soft, l.hard,
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
    from made m join room r on r.company_id = m.company_id where m.owed is not null and r.hard is not null and not r.unpaid
    on conflict do nothing
  )
  select m.id from made m;
  perform set_config('app.platform', '', true);
end $$;

-- As in migration 38; a run that was cancelled is owed nothing, and one whose export rests begins no sooner than that goes on.
create or replace function wake_owed(most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
declare
  concerned uuid[];
begin
  perform set_config('app.platform', 'on', true);
  concerned := array(select owing.company_id from (
      select distinct t.company_id from export_tasks t where t.owed is not null and t.status = 'queued' and not exists (select from plan_pauses r
        where r.company_id = t.company_id and r.metric = 'exports' and r.thing_id = t.config_id::text)) owing
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
      and not exists (select from plan_pauses r
        where r.company_id = t.company_id and r.metric = 'exports' and r.thing_id = t.config_id::text)
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

select set_config('app.platform', 'on', true);
update export_tasks set owed = null, owed_rows = null where owed is not null and status <> 'queued';
-- What rests and was deleted is found.
update company_plans set look_at = now() where company_id in (select company_id from plan_pauses);
select set_config('app.platform', '', true);
