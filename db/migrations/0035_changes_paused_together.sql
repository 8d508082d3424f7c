-- Exports that start on changes are paused with all schedules, and go on with them.
alter table change_triggers add column paused_together boolean not null default false;
