-- How a run counts for its day: null where it does not, because it is not over, was cancelled, or wrote nothing on purpose.
-- `look` is what outcomeOf of the web application does not show in green.

alter table export_tasks add column mark text generated always as (
  case
    when dry_run then null
    when status = 'failed' then 'failed'
    when status <> 'done' then null
    when warnings <> '[]' then 'look'
    when coalesce((result ->> 'rowsAppended')::bigint + (result ->> 'rowsUpdated')::bigint
      + (result ->> 'rowsDeleted')::bigint, 0) > 0
      then case when verify then 'look' else 'good' end
    -- Everything was read, and no row fits.
    when not verify and (result ->> 'rowsUnchanged')::bigint = 0
      and plan ->> 'pass' <> 'incremental' and plan ->> 'reason' <> 'resumed' then 'look'
    else 'good'
  end
) stored;

-- A month of all exports, without the rest of the table.
create index export_tasks_days on export_tasks (company_id, created_at) include (config_id, mark)
  where mark is not null;

-- How full the queues were, minute by minute, of a day. Nobody's data; read by the platform's own people.
create table queue_samples (
  minute timestamptz primary key,
  waiting integer not null,
  running integer not null
);
grant select, insert, delete on queue_samples to :"app";
