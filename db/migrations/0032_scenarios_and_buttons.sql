-- What MoySklad's scenarios and our button in its cards start.

-- Which exports an action of a scenario runs for objects of a type.
create table scenario_exports (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  -- Of the actions in the application's descriptor.
  action text not null,
  -- MoySklad's code of the type, in small letters.
  object_type text not null,
  -- Null: the export was deleted. The row stays, so that a scenario that comes for it can be told.
  config_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  foreign key (company_id, config_id) references export_configs (company_id, id) on delete set null (config_id),
  unique (company_id, action, object_type, config_id)
);
create index scenario_exports_company on scenario_exports (company_id, created_at, id);
create index scenario_exports_config on scenario_exports (config_id);

alter table scenario_exports enable row level security;
alter table scenario_exports force row level security;
create policy tenant on scenario_exports
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on scenario_exports to :"app";

-- Runs that were asked for in MoySklad and are not begun, and those begun whose end somebody there waits for.
create table asked_runs (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  config_id uuid not null,
  -- The press of a button (asyncProcessId) that is told of the end; null: a scenario asked, which waits for nothing.
  press_id uuid,
  -- Of our applications the one whose button it was.
  app_id uuid,
  -- The run that came of it; null while another run of the export goes on.
  task_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  foreign key (company_id, config_id) references export_configs (company_id, id) on delete cascade,
  check ((press_id is null) = (app_id is null)),
  -- A scenario's is forgotten when it is begun.
  check (press_id is not null or task_id is null)
);
-- However many ask while an export runs, one more run is remembered.
create unique index asked_runs_waiting on asked_runs (config_id) where task_id is null;
create index asked_runs_task on asked_runs (task_id) where task_id is not null;
create index asked_runs_press on asked_runs (press_id) where press_id is not null;
create index asked_runs_company on asked_runs (company_id);

alter table asked_runs enable row level security;
alter table asked_runs force row level security;
create policy tenant on asked_runs
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on asked_runs to :"app";
