-- Exports keep the edition of the default columns that they were made with.

alter table export_configs add column edition smallint not null default 1 check (edition > 0);
