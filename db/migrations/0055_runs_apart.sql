-- As in migration 47, with the last run that a schedule had: what a plan has lie apart lies apart from it, wherever the next time comes from.
drop function take_due_schedules(integer, uuid);
create function take_due_schedules(most integer, only_id uuid) returns table (
    id uuid, company_id uuid, config_id uuid, verify boolean, cron text, time_zone text, spread boolean, overlap text,
    catch_up boolean, due_at timestamptz, looked_at timestamptz,
    account uuid, blocked_reason text, erase_at timestamptz, waits boolean, active boolean, done boolean, least_minutes integer, ran_at timestamptz
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
    l.hard::integer, (select max(t.due_at) from export_tasks t where t.schedule_id = s.id)
  from schedules s
  join export_configs c on c.id = s.config_id
  join companies o on o.id = s.company_id
  join company_plans p on p.company_id = s.company_id
  left join plan_limits l on l.plan = p.plan and l.metric = 'leastMinutes'
  where s.id = any (taken) and c.id = any (configs) and o.id = any (opened)
  order by s.next_at, s.verify;
  perform set_config('app.platform', '', true);
end $$;

revoke execute on function take_due_schedules(integer, uuid) from public;
grant execute on function take_due_schedules(integer, uuid) to :"app";
