-- How the subscriptions at MoySklad are kept as they are wanted, and taken back.

alter table source_hooks
  -- Something changed since they were last put in order.
  add column sync_wanted boolean not null default true,
  -- The job that is at it, which nobody else is meanwhile; one that died lets go at that moment.
  add column lease uuid,
  add column leased_until timestamptz,
  -- Why they could not be looked at or put in order the last time, as a problem in both languages.
  add column problem jsonb;

-- Addresses whose time for a look has come, of all companies that are open; they are looked at again after a quarter of an hour, not all
-- of them in the same minute.
create function take_due_source_hooks(most integer) returns table (company_id uuid, integration_id uuid)
  language plpgsql
  security definer set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan'
  as $$
begin
  perform set_config('app.platform', 'on', true);
  return query
  with due as (
    select h.id, o.blocked_reason is null and o.erase_at is null as opened
    from source_hooks h join companies o on o.id = h.company_id
    where h.sync_at <= now() order by h.sync_at limit most for no key update of h skip locked
  ), moved as (
    update source_hooks h set sync_wanted = true, sync_at = now() + interval '13 minutes' + random() * interval '4 minutes'
    from due where h.id = due.id
    returning h.company_id, h.integration_id, due.opened
  )
  select m.company_id, m.integration_id from moved m where m.opened;
  perform set_config('app.platform', '', true);
end $$;
revoke execute on function take_due_source_hooks(integer) from public;
grant execute on function take_due_source_hooks(integer) to :"app";

-- Addresses that are no more, and whose subscriptions are to be taken back at MoySklad. A job does it; the row is gone when it is done.
create table source_hook_removals (
  id uuid primary key default gen_random_uuid(),
  -- Whose it was. No reference: it outlives a company that is erased meanwhile.
  company_id uuid not null,
  -- The address's secret and the token to take back with, sealed by the keyring.
  opened text not null,
  created_at timestamptz not null default now()
);

alter table source_hook_removals enable row level security;
alter table source_hook_removals force row level security;
create policy tenant on source_hook_removals
  using (company_id = app_company_id()) with check (company_id = app_company_id());
grant select, insert, update, delete on source_hook_removals to :"app";
