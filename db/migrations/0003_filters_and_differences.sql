-- A user's filter and wishes for a table; what each run planned, and what it changed.

alter table export_configs
  -- In the user's own terms; translated to MoySklad's grammar at every run, so that rolling periods roll.
  add column conditions jsonb not null default '[]',
  add column options jsonb not null default '{}';

alter table export_tasks
  -- Nothing is written: sheet and source are compared whole.
  add column verify boolean not null default false,
  add column plan jsonb,
  -- Kept for the last 20 runs of an export.
  add column difference jsonb;
