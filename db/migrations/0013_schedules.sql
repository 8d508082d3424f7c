-- When exports run by themselves.

create table schedules (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  config_id uuid not null,
  -- Whether it compares sheet and source and writes nothing.
  verify boolean not null,
  cron text not null,
  time_zone text not null,
  -- The next run; null while a person has paused it.
  next_at timestamptz,
  -- It came due while an account had to be connected again: made up for as soon as that is done.
  missed boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default now(),
  foreign key (company_id, config_id) references export_configs (company_id, id) on delete cascade,
  unique (config_id, verify)
);
create index schedules_company on schedules (company_id, created_at, id);
create index schedules_due on schedules (next_at) where next_at is not null;

alter table schedules enable row level security;
alter table schedules force row level security;
create policy tenant on schedules
  using (company_id = app_company_id()) with check (company_id = app_company_id());
-- Those whose time has come, for the worker that starts them.
create policy due on schedules for select
  using (next_at <= now() and current_setting('app.scheduling', true) = 'on');

grant select, insert, update, delete on schedules to :"app";

-- What started a run.
alter table export_tasks add column trigger text not null default 'manual' check (trigger in ('manual', 'schedule'));
