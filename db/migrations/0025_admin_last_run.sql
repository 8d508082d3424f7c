-- The platform's own people see how a company's last run went, and not only that it is over.

drop function admin_companies(text, uuid, timestamptz, uuid, integer);

-- Companies, newest first, a page after (`before_at`, `before_id`); `words` is looked for in the company's name, its members'
-- e-mail addresses and names, the names of its MoySklad accounts, and the account that installed us. `only_id` asks for one.
create function admin_companies(words text, only_id uuid, before_at timestamptz, before_id uuid, page_size integer)
  returns table (
    id uuid, name text, created_at timestamptz, blocked_at timestamptz, blocked_reason text, erase_at timestamptz,
    plan_override text, plan_override_reason text,
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
  select p.id, p.name, p.created_at, p.blocked_at, p.blocked_reason, p.erase_at, p.plan_override, p.plan_override_reason,
    n.account_id, n.plan,
    (select count(*)::integer from members m where m.company_id = p.id),
    (select count(*)::integer from export_configs e where e.company_id = p.id),
    (select coalesce(array_agg(i.title order by i.created_at), '{}') from integrations i
      where i.company_id = p.id and i.provider = 'moysklad'),
    t.run
  from page p
  left join installations n on n.company_id = p.id
  left join lateral (select jsonb_build_object('created_at', x.created_at, 'status', x.status, 'dry_run', x.dry_run,
      'verify', x.verify, 'result', x.result, 'plan', x.plan, 'error', x.error ->> 'code', 'warnings', x.warnings) as run
    from export_tasks x
    where x.company_id = p.id order by x.created_at desc, x.id desc limit 1) t on true
  order by p.created_at desc, p.id desc;
end $$;

revoke execute on function admin_companies(text, uuid, timestamptz, uuid, integer) from public;
grant execute on function admin_companies(text, uuid, timestamptz, uuid, integer) to :"app";
