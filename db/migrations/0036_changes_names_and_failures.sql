-- Exports that start on changes: what was renamed, and how often they have failed.

alter table change_triggers
  -- Objects whose names may stand in the rows and that were renamed since the last run: `<entity> <id>`; `all`: too many to be named.
  add column renamed text[] not null default '{}',
  -- When everything was last read anew for the sake of names.
  add column renamed_at timestamptz,
  -- Failures in a row: the next look is put off longer after each.
  add column failures integer not null default 0;

-- The same for a run: what it refreshes beside what changed.
alter table export_tasks add column renamed text[];
