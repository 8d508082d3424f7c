-- All schedules of a company are paused together, and those of them resume together: what a person had paused by itself stays so.

alter table schedules add column paused_together boolean not null default false;
