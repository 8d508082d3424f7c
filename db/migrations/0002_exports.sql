-- What a company exports where, and each run of it.

create table export_configs (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  name text not null check (name <> ''),
  exporter text not null,
  spreadsheet_id text not null,
  spreadsheet_title text not null,
  spreadsheet_url text not null,
  sheet_title text not null check (sheet_title <> ''),
  -- Known after the first run; the sheet is followed by it when a person renames it.
  sheet_id bigint,
  mode text not null check (mode in ('append', 'upsert', 'replace')),
  -- Keys in the user's order; null: the exporter's default columns.
  columns jsonb,
  filter text,
  -- By the clock, not by the transaction: several made at once keep their order.
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default now()
);
-- Two exports into one sheet would overwrite each other.
create unique index export_configs_sheet on export_configs (company_id, spreadsheet_id, lower(sheet_title));

create table export_tasks (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references companies (id) on delete cascade,
  config_id uuid not null references export_configs (id) on delete cascade,
  dry_run boolean not null default false,
  full_read boolean not null default false,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'cancelling', 'done', 'failed', 'cancelled')),
  phase text not null default 'waiting',
  progress jsonb not null default '{"read": 0, "written": 0, "total": null}',
  -- How often the task was taken; a worker that lost it to another must not write any more.
  attempt integer not null default 0,
  -- The place reached in the source; everything up to it stands in the sheet.
  checkpoint jsonb,
  result jsonb,
  error jsonb,
  warnings jsonb not null default '[]',
  job_id uuid not null,
  request_id text not null,
  sheet_url text,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz
);
create index export_tasks_config on export_tasks (config_id, created_at desc);
create index export_tasks_company on export_tasks (company_id, created_at desc, id desc);
-- One run of an export at a time.
create unique index export_tasks_active on export_tasks (config_id)
  where status in ('queued', 'running', 'cancelling');

alter table export_configs enable row level security;
alter table export_configs force row level security;
create policy tenant on export_configs
  using (company_id = app_company_id()) with check (company_id = app_company_id());

alter table export_tasks enable row level security;
alter table export_tasks force row level security;
create policy tenant on export_tasks
  using (company_id = app_company_id()) with check (company_id = app_company_id());

grant select, insert, update, delete on export_configs, export_tasks to :"app";
