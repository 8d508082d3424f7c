-- Attempts in a row whose worker vanished before the run moved on: a run that breaks its workers is given up.

alter table export_tasks add column lost integer not null default 0;
