-- What a company may use by its plan, and what it has used.

-- The numbers of the plans, as the processes know them (src/billing/plans.ts), for what is decided here. Null: no limit.
create table plan_limits (
  plan text not null,
  metric text not null,
  soft bigint,
  hard bigint,
  primary key (plan, metric)
);
grant select, insert, update, delete on plan_limits to :"app";

-- The plan of each company, and whence it comes.
create table company_plans (
  company_id uuid primary key references companies (id) on delete cascade,
  -- In force now.
  plan text not null default 'business',
  why text not null default 'trial' check (why in ('trial', 'paid', 'override', 'none')),
  since timestamptz not null default now(),
  -- In which its days and months turn.
  time_zone text not null default 'Europe/Moscow',
  -- Its first days; a company that is older than plans has them, too.
  trial_until timestamptz not null default now() + interval '14 days',
  -- By one of the platform's own people, until then or for good.
  override text,
  override_reason text,
  override_until timestamptz,
  check ((override is null) = (override_reason is null)),
  -- Of the tariff at MoySklad.
  paid text,
  -- MoySklad waits for its money: nothing runs until it is paid.
  unpaid boolean not null default false,
  -- When the plan is decided anew because of time.
  look_at timestamptz default now() + interval '14 days'
);
create index company_plans_look on company_plans (look_at) where look_at is not null;
alter table company_plans enable row level security;
alter table company_plans force row level security;
create policy tenant on company_plans
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on company_plans to :"app";

-- Whoever makes a company, also a process of before this migration, makes it with a plan.
create function company_has_plan() returns trigger language plpgsql
  security definer set search_path = public, pg_temp
  as $$
declare
  before text := coalesce(current_setting('app.platform', true), '');
begin
  perform set_config('app.platform', 'on', true);
  insert into company_plans (company_id) values (new.id);
  perform set_config('app.platform', before, true);
  return new;
end $$;
revoke execute on function company_has_plan() from public;
create trigger company_has_plan after insert on companies for each row execute function company_has_plan();

-- What was used: of rows and messages in a month, of runs on a day; the period begins on that day of the company's time zone.
create table usage_counts (
  company_id uuid not null references companies (id) on delete cascade,
  metric text not null,
  period date not null,
  used bigint not null default 0 check (used >= 0),
  primary key (company_id, metric, period)
);
create index usage_counts_old on usage_counts (period);
alter table usage_counts enable row level security;
alter table usage_counts force row level security;
create policy tenant on usage_counts
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on usage_counts to :"app";

-- What work that goes on may still use, counted as used until it is settled or its time is over: one for each piece of work.
create table usage_reserves (
  company_id uuid not null references companies (id) on delete cascade,
  metric text not null,
  holder uuid not null,
  amount bigint not null check (amount > 0),
  expires_at timestamptz not null,
  primary key (company_id, metric, holder)
);
create index usage_reserves_over on usage_reserves (expires_at);
alter table usage_reserves enable row level security;
alter table usage_reserves force row level security;
create policy tenant on usage_reserves
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on usage_reserves to :"app";

-- Limits that were reached, each once in a month; they are told of when `told_at` is set.
create table limits_reached (
  company_id uuid not null references companies (id) on delete cascade,
  metric text not null,
  month date not null,
  level text not null check (level in ('near', 'soft', 'hard')),
  used bigint not null,
  "limit" bigint not null,
  at timestamptz not null default now(),
  told_at timestamptz,
  primary key (company_id, metric, month, level)
);
create index limits_reached_untold on limits_reached (at) where told_at is null;
alter table limits_reached enable row level security;
alter table limits_reached force row level security;
create policy tenant on limits_reached
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on limits_reached to :"app";

-- What rests because the plan has no room for it, until there is one that has.
create table plan_pauses (
  company_id uuid not null references companies (id) on delete cascade,
  metric text not null,
  thing_id text not null,
  name text not null,
  paused_at timestamptz not null default now(),
  primary key (company_id, metric, thing_id)
);
alter table plan_pauses enable row level security;
alter table plan_pauses force row level security;
create policy tenant on plan_pauses
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on plan_pauses to :"app";

-- Things that a plan has a number of; a room with such things adds its own.
create view plan_things with (security_invoker = true) as
  select company_id, 'exports' as metric, id::text as id, name, created_at from export_configs
  union all
  select m.company_id, 'members', m.user_id, u.name, m.created_at from members m join auth."user" u on u.id = m.user_id;
grant select on plan_things to :"app";

-- Companies that are there: their trial begins now, and what was given by hand stays given.
select set_config('app.platform', 'on', true);
insert into company_plans (company_id, override, override_reason, paid, unpaid, look_at)
  select c.id, c.plan_override, c.plan_override_reason, i.plan, coalesce(i.status = 'Suspended', false), now()
  from companies c left join installations i on i.company_id = c.id;
select set_config('app.platform', '', true);

alter table export_tasks
  -- It waits for allowance: for a run of today, or for rows of this month, of which it needs so many.
  add column owed text check (owed in ('runsADay', 'rowsAMonth')),
  add column owed_rows bigint,
  -- The day whose allowance its run was taken from.
  add column run_day date,
  -- Rows that it added or changed, as they count.
  add column rows_counted bigint not null default 0;
create index export_tasks_owed on export_tasks (company_id) where owed is not null;

-- The functions below run with the caller's rights, for the company that the transaction acts for.

-- The first day of the time that a metric is counted in.
create function usage_period(what text, zone text) returns date stable language sql
  as $$ select case when what = 'runsADay' then (now() at time zone zone)::date
    else date_trunc('month', now() at time zone zone)::date end $$;

-- Notes what is to be told of a limit, once in a month: that it comes near, was reached, or had something refused.
create function note_limit(what text, zone text, used bigint, soft bigint, hard bigint, refused boolean) returns void language sql
  as $$
    insert into limits_reached (company_id, metric, month, level, used, "limit")
    select app_company_id(), what, usage_period('', zone), reached.level, used,
      case reached.level when 'hard' then hard else soft end
    from (select case when refused then 'hard' when used >= soft then 'soft' else 'near' end as level) reached
    where refused or used >= soft * 0.8
    on conflict do nothing
  $$;

-- Takes so much of what is used up in a month or on a day: for good, or for a holder, whose work is given so many seconds to be
-- settled. Whoever takes of it at the same time waits.
create function take_allowance(what text, amount bigint, holder uuid, seconds integer)
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
      on conflict (company_id, metric, holder) do update set amount = r.amount + excluded.amount, expires_at = excluded.expires_at;
  end if;
  perform note_limit(what, zone, take_allowance.used + case when take_allowance.granted then take_allowance.amount else 0 end,
    take_allowance.soft, take_allowance.hard, not take_allowance.granted and not take_allowance.unpaid);
  return next;
end $$;

-- Counts what a holder has used of what it took; the rest of that is free again.
create function settle_allowance(what text, holder uuid, amount bigint) returns void language sql
  as $$
    insert into usage_counts as u (company_id, metric, period, used)
      select p.company_id, what, usage_period(what, p.time_zone), amount from company_plans p
      where p.company_id = app_company_id() and amount > 0
      on conflict (company_id, metric, period) do update set used = u.used + excluded.used;
    delete from usage_reserves r where r.company_id = app_company_id() and r.metric = what and r.holder = settle_allowance.holder;
  $$;

-- Whether there is room for so many more of a thing; nobody else finds any until the transaction ends.
create function take_room(what text, amount bigint)
  returns table (granted boolean, used bigint, soft bigint, hard bigint, plan text, unpaid boolean) language plpgsql
  set plan_cache_mode = 'force_custom_plan'
  as $$
#variable_conflict use_column
declare
  zone text;
begin
  select p.plan, p.unpaid, p.time_zone into strict plan, unpaid, zone
    from company_plans p where p.company_id = app_company_id() for no key update;
  select l.soft, l.hard into soft, hard from plan_limits l where l.plan = take_room.plan and l.metric = what;
  used := (select count(*) from plan_things t where t.company_id = app_company_id() and t.metric = what
    and not exists (select from plan_pauses p where p.company_id = t.company_id and p.metric = t.metric and p.thing_id = t.id));
  granted := take_room.hard is null or take_room.used + amount <= take_room.hard;
  perform note_limit(what, zone, take_room.used + case when take_room.granted then amount else 0 end, take_room.soft, take_room.hard,
    not take_room.granted);
  return next;
end $$;

revoke execute on function usage_period(text, text), note_limit(text, text, bigint, bigint, bigint, boolean),
  take_allowance(text, bigint, uuid, integer), settle_allowance(text, uuid, bigint), take_room(text, bigint) from public;
grant execute on function usage_period(text, text), note_limit(text, text, bigint, bigint, bigint, boolean),
  take_allowance(text, bigint, uuid, integer), settle_allowance(text, uuid, bigint), take_room(text, bigint) to :"app";
