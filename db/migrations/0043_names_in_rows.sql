-- The names of other objects that stand in an export's rows, as its last run found them: additional fields are the account's, and only a
-- run knows of what type they are. `[{entity, list, by}]`.
alter table export_configs add column names jsonb not null default '[]';
