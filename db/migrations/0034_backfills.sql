-- A run may read other days than its export's rolling period means today: {"from": "2026-03-01", "to": "2026-03-14"}, both included.
alter table export_tasks add column backfill jsonb;

-- By which day its filter's rolling period was counted when it was last planned: a run that waited over midnight reads other days.
alter table export_tasks add column planned_at timestamptz;
