-- The platform's own people at their work, and keys that are changed.

-- One of them looks at a company's data for half an hour at most. Nobody can make it longer: the application may say who looks
-- where and why, and that it is over, nothing else.
create table support_accesses (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  admin_id text not null references auth."user" (id) on delete cascade,
  reason text not null check (reason <> ''),
  started_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 minutes',
  ended_at timestamptz
);
create unique index support_accesses_open on support_accesses (admin_id, company_id) where ended_at is null;
create index support_accesses_company on support_accesses (company_id, started_at desc);

alter table support_accesses enable row level security;
alter table support_accesses force row level security;
create policy tenant on support_accesses
  using (company_id = app_company_id()) with check (company_id = app_company_id());
-- Who looks on sees where; the people of a company see who looks at it.
create policy own on support_accesses for select
  using (admin_id = app_user_id());
create policy looked_at on support_accesses for select
  using (exists (select 1 from members where members.company_id = support_accesses.company_id and members.user_id = app_user_id()));
grant select, insert (company_id, admin_id, reason), update (ended_at) on support_accesses to :"app";

create policy support on companies for select
  using (exists (select 1 from support_accesses s where s.company_id = companies.id and s.admin_id = app_user_id()
    and s.ended_at is null and s.expires_at > now()));

-- Set by the platform's own people: this plan whatever the company pays for, and why.
alter table companies
  add column plan_override text,
  add column plan_override_reason text,
  add constraint companies_plan_override check ((plan_override is null) = (plan_override_reason is null));

-- One `skladno keys rotate`, or several that were interrupted: how far it is. Written by the owner's login.
create table key_rotations (
  id bigint generated always as identity primary key,
  to_key text not null,
  total integer not null,
  rotated integer not null default 0,
  unreadable integer not null default 0,
  -- How many values each key still holds, at the end.
  keys jsonb,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  finished_at timestamptz
);
grant select on key_rotations to :"app";

-- Calls to the providers in one minute, of all companies and processes.
create table provider_calls (
  minute timestamptz not null,
  provider text not null check (provider in ('moysklad', 'google')),
  calls integer not null,
  -- No answer, or 5xx.
  failures integer not null,
  -- 429: too many requests.
  throttled integer not null,
  primary key (minute, provider)
);
grant select, insert, update, delete on provider_calls to :"app";

-- What the platform's own people may see of all companies. The application's role passes no wall itself: it asks these functions,
-- which belong to the owner, look who is asking (app.user_id), and answer only what the page shows. `app.platform` opens the walls
-- to the owner alone (src/platform/migrate.ts).
create function admin_only() returns void language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  if not exists (select 1 from platform_admins where user_id = app_user_id()) then
    raise exception 'Only for the platform''s own people' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.platform', 'on', true);
end $$;

-- Companies, newest first, a page after (`before_at`, `before_id`); `words` is looked for in the company's name, its members'
-- e-mail addresses and names, and the names of its MoySklad accounts. `only_id` asks for one.
create function admin_companies(words text, only_id uuid, before_at timestamptz, before_id uuid, page_size integer)
  returns table (
    id uuid, name text, created_at timestamptz, blocked_at timestamptz, blocked_reason text, erase_at timestamptz,
    plan_override text, plan_override_reason text,
    members integer, exports integer, accounts text[], last_run_at timestamptz, last_run_status text
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
          where i.company_id = c.id and i.provider = 'moysklad' and position(lower(words) in lower(i.title)) > 0))
    order by c.created_at desc, c.id desc
    limit page_size
  )
  select p.id, p.name, p.created_at, p.blocked_at, p.blocked_reason, p.erase_at, p.plan_override, p.plan_override_reason,
    (select count(*)::integer from members m where m.company_id = p.id),
    (select count(*)::integer from export_configs e where e.company_id = p.id),
    (select coalesce(array_agg(i.title order by i.created_at), '{}') from integrations i
      where i.company_id = p.id and i.provider = 'moysklad'),
    t.created_at, t.status
  from page p
  left join lateral (select x.created_at, x.status from export_tasks x
    where x.company_id = p.id order by x.created_at desc, x.id desc limit 1) t on true
  order by p.created_at desc, p.id desc;
end $$;

-- Names of the companies that the page of the queues speaks of.
create function admin_company_names(ids uuid[]) returns table (id uuid, name text) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform admin_only();
  return query select c.id, c.name from companies c where c.id = any (ids);
end $$;

revoke execute on function admin_only(), admin_companies(text, uuid, timestamptz, uuid, integer), admin_company_names(uuid[]) from public;
grant execute on function admin_only(), admin_companies(text, uuid, timestamptz, uuid, integer), admin_company_names(uuid[]) to :"app";
