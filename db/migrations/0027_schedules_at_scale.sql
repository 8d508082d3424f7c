-- Schedules are started in batches, over the companies' walls, by three functions of the owner's; a due time has one task.

alter table schedules
  -- What becomes of a time at which the run before still goes on.
  add column overlap text not null default 'remember' check (overlap in ('remember', 'skip')),
  -- Whether a time that nobody could keep (no worker, an account to be connected again) is made up for.
  add column catch_up boolean not null default true,
  -- A run begins up to five minutes after its time, each schedule at a distance of its own; those that are there stay as they are.
  add column spread boolean not null default false,
  -- After so many failures in a row it is paused; null: never.
  add column pause_after integer default 10 check (pause_after between 1 and 100),
  -- Its failures in a row until now.
  add column failures integer not null default 0,
  -- It has a run to make up for as soon as the one that goes on is over.
  add column remembered boolean not null default false;

alter table export_tasks
  -- The schedule that started it, and at which of its times. The schedule may be gone since.
  add column schedule_id uuid,
  add column due_at timestamptz;
create unique index export_tasks_due on export_tasks (schedule_id, due_at) where schedule_id is not null;

-- The functions below open the walls for themselves alone (`set "app.platform"` in their heads would want a superuser).

-- Schedules whose time has come, the longest overdue first, each for the caller's transaction alone; what somebody else holds (or its
-- export, or its company) is left to the next look. `only_id` asks for one. Two statements: whether a run goes on is seen when the
-- schedule is held, so that a run which ends in between finds it remembered.
create function take_due_schedules(most integer, only_id uuid) returns table (
    id uuid, company_id uuid, config_id uuid, verify boolean, cron text, time_zone text, spread boolean, overlap text,
    catch_up boolean, due_at timestamptz, looked_at timestamptz,
    account uuid, blocked_reason text, erase_at timestamptz, waits boolean, active boolean, done boolean
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
    exists (select from export_tasks t where t.schedule_id = s.id and t.due_at = s.next_at)
  from schedules s
  join export_configs c on c.id = s.config_id
  join companies o on o.id = s.company_id
  where s.id = any (taken) and c.id = any (configs) and o.id = any (opened)
  order by s.next_at, s.verify;
  perform set_config('app.platform', '', true);
end $$;

-- Tasks of schedules whose time has come; which of them there are now: none where another run goes on, or this time has had its task.
create function insert_scheduled_tasks(schedules_due uuid[], tasks uuid[], jobs uuid[], requests text[])
  returns table (id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  insert into export_tasks as t (id, company_id, config_id, verify, job_id, request_id, trigger, schedule_id, due_at)
  select run.task, s.company_id, s.config_id, s.verify, run.job, run.request, 'schedule', s.id, s.next_at
  from unnest(schedules_due, tasks, jobs, requests) with ordinality as run (schedule, task, job, request, place)
  join schedules s on s.id = run.schedule
  where s.next_at <= now()
  order by run.place
  on conflict do nothing
  returning t.id;
  perform set_config('app.platform', '', true);
end $$;

-- The next times of schedules whose time has come.
create function move_due_schedules(schedules_due uuid[], moments timestamptz[], made_up_for boolean[], kept_in_mind boolean[])
  returns void language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
begin
  perform set_config('app.platform', 'on', true);
  update schedules s set next_at = next.at, missed = next.missed, remembered = next.remembered
  from unnest(schedules_due, moments, made_up_for, kept_in_mind) as next (schedule, at, missed, remembered)
  where s.id = next.schedule and s.next_at <= now();
  perform set_config('app.platform', '', true);
end $$;

revoke execute on function take_due_schedules(integer, uuid), insert_scheduled_tasks(uuid[], uuid[], uuid[], text[]),
  move_due_schedules(uuid[], timestamptz[], boolean[], boolean[]) from public;
grant execute on function take_due_schedules(integer, uuid), insert_scheduled_tasks(uuid[], uuid[], uuid[], text[]),
  move_due_schedules(uuid[], timestamptz[], boolean[], boolean[]) to :"app";

-- Nobody looks at what is due before taking it any more.
drop policy due on schedules;

-- What was entered into the form of a schedule and not saved yet: several times a day, days of the month, and what becomes of a time
-- that cannot be kept.
select set_config('app.platform', 'on', true);
update form_drafts set content = (content - 'time') || jsonb_build_object(
  'times', jsonb_build_array(coalesce(content -> 'time', '"09:00"')), 'monthDay', 'L',
  'spread', true, 'overlap', 'remember', 'catchUp', true, 'pauseAfter', '10', 'madeFrom', null)
where form like 'schedule%' or form like 'comparison%';
select set_config('app.platform', '', true);
