-- The furthest place that a run has reached, over all its attempts: {"pass": "full", "updated": "2026-01-31 10:00:00.000", "id": "…"}.
-- Only what lies beyond it tells that the run gets on.
alter table export_tasks add column furthest jsonb;

-- Since when an export's table is the one it has; null: since it was made. Another place or another mode makes it anew: runs of before
-- filled another one.
alter table export_configs add column table_since timestamptz;
