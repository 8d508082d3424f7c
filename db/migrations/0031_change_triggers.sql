-- Exports that start as soon as something changes in MoySklad.

create table change_triggers (
  config_id uuid primary key,
  company_id uuid not null,
  -- A run starts when nothing has changed for so long, and at the latest so long after the first change; seconds.
  quiet_s integer not null default 20 check (quiet_s between 0 and 600),
  longest_s integer not null default 120 check (longest_s between 0 and 3600),
  check (quiet_s <= longest_s),
  -- In whose night the look for lost changes is.
  time_zone text not null default 'Europe/Moscow',
  paused boolean not null default false,
  -- Changes that no run has begun for: when the first and the last of them were noted.
  first_at timestamptz,
  last_at timestamptz,
  -- When a run begins for them. Null though there are some: they wait for a run that goes on, for an account, or for the company.
  due_at timestamptz,
  -- When the export looks for changes by itself, and why: at once (the trigger is new, or something works again), at night, or again and
  -- again because MoySklad does not tell. Null: it is paused, or waits as above.
  look_at timestamptz,
  look text not null default 'now' check (look in ('now', 'night', 'poll')),
  -- The nightly look that goes on, where no change was waiting when it began.
  night_task uuid,
  -- How often a nightly look found what MoySklad had not told, and when last.
  repairs integer not null default 0,
  repaired_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  foreign key (company_id, config_id) references export_configs (company_id, id) on delete cascade
);
create index change_triggers_company on change_triggers (company_id);
create index change_triggers_due on change_triggers (due_at) where due_at is not null;
create index change_triggers_look on change_triggers (look_at) where look_at is not null;

alter table change_triggers enable row level security;
alter table change_triggers force row level security;
create policy tenant on change_triggers
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on change_triggers to :"app";

-- The companies with exports whose time has come, the longest overdue first. Which exports these are their own transactions see.
create function companies_with_due_changes(most integer) returns table (company_id uuid) language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  select due.company_id from (
    select t.company_id, t.due_at as since from change_triggers t where t.due_at <= now()
    union all
    select t.company_id, t.look_at from change_triggers t where t.look_at <= now()
  ) due group by due.company_id order by min(due.since) limit most;
  perform set_config('app.platform', '', true);
end $$;
revoke execute on function companies_with_due_changes(integer) from public;
grant execute on function companies_with_due_changes(integer) to :"app";
