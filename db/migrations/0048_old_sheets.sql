-- Sheets that are older than their schedules, or their start on changes, promise.

-- Companies with exports that may be owed a run for so long; which of them are, their own transactions see. An export whose last run went
-- well and whose next one is to come is owed none: no company of such exports is looked at.
create function companies_with_old_sheets(seconds integer, after_id uuid, most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
declare
  long_ago timestamptz := now() - make_interval(secs => seconds);
begin
  perform set_config('app.platform', 'on', true);
  return query
  select distinct promised.company_id from (
    select s.company_id, s.config_id, s.next_at < long_ago or s.missed or s.remembered as waits
      from schedules s where s.next_at is not null and not s.verify and s.updated_at < long_ago
    union all
    -- Looks of those that MoySklad does not tell go on, whether or not a run can begin.
    select t.company_id, t.config_id, t.first_at < long_ago or t.look = 'poll' or t.look_at is null or t.look_at < long_ago
      from change_triggers t where not t.paused and t.updated_at < long_ago
  ) promised
  join companies c on c.id = promised.company_id and c.erase_at is null and c.blocked_reason is null
  left join lateral (
    select x.status from export_tasks x where x.config_id = promised.config_id and not x.dry_run and not x.verify and x.backfill is null
    order by x.created_at desc limit 1
  ) last on true
  where promised.company_id > after_id
    and (promised.waits or last.status is distinct from 'done')
    and not exists (select from export_tasks g where g.config_id = promised.config_id and g.created_at > long_ago - interval '1 day'
      and g.started_at > long_ago and g.status = 'done' and not g.dry_run and not g.verify and g.backfill is null)
  order by promised.company_id limit most;
  perform set_config('app.platform', '', true);
end $$;

revoke execute on function companies_with_old_sheets(integer, uuid, integer) from public;
grant execute on function companies_with_old_sheets(integer, uuid, integer) to :"app";
