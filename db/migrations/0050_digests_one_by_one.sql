-- Each company gets its weekly digest by itself, and what is not over any more when it is to be forgotten stays.

-- Companies that have not got the digest of a week, after one of them; ids only.
create function companies_without_digest(week text, after uuid, most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  select c.id from companies c
  where c.id > after and c.erase_at is null and c.blocked_reason is null
    and not exists (select from notification_marks m where m.company_id = c.id and m.subject = 'digest' and m.problems = array[week])
    and exists (select from export_configs e where e.company_id = c.id)
  order by c.id limit most;
  perform set_config('app.platform', '', true);
end $$;
revoke execute on function companies_without_digest(text, uuid, integer) from public;
grant execute on function companies_without_digest(text, uuid, integer) to :"app";
drop function take_digests(text, integer);

-- As in migration 47; a run that somebody repeats in this moment stays.
create or replace function forget_history(most integer) returns integer language plpgsql
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
  -- Who repeats one has it first.
  forgotten := array(select t.id from export_tasks t join company_plans p on p.company_id = t.company_id
    where t.id = any (forgotten) and t.created_at < now() - make_interval(days => p.history_days)
      and (p.history_grace_until is null or p.history_grace_until <= now())
      and t.status in ('done', 'failed', 'cancelled')
    order by t.id for update of t skip locked);
  update company_plans p set history_from = greatest(p.history_from, now() - make_interval(days => p.history_days))
    where p.company_id in (select t.company_id from export_tasks t where t.id = any (forgotten));
  delete from export_tasks t where t.id = any (forgotten);
  perform set_config('app.platform', '', true);
  return cardinality(forgotten);
end $$;
