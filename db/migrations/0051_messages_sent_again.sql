-- A message that did not arrive, or may not have, is sent again by a person: what stood in it stays, sealed, as long as its fate is told.

alter table outbox_messages add column repeat_of uuid;
-- Each is sent again once at most; what becomes of that is a message of its own, which may be sent again in its turn.
create unique index outbox_messages_repeats on outbox_messages (repeat_of) where repeat_of is not null;
alter table outbox_messages drop constraint outbox_messages_check2;
alter table outbox_messages add constraint outbox_messages_body_goes
  check (ended_at is null or body is null or status in ('gone', 'unknown'));

drop function admin_messages(text[], text, text, timestamptz, uuid, integer);
-- Messages of all companies and the platform's own, newest first, a page after (`before_at`, `before_id`), for the platform's own people.
create function admin_messages(fates text[], of_channel text, to_recipient text, before_at timestamptz, before_id uuid, page_size integer)
  returns table (
    id uuid, company_id uuid, company_name text, channel text, recipient text, kind text, status text, attempts smallint,
    unknowns smallint, reason text, created_at timestamptz, due_at timestamptz, ended_at timestamptz, repeat_of uuid, repeated boolean
  ) language plpgsql
  security definer set search_path = public, pg_temp
  as $$
begin
  perform admin_only();
  return query
  select m.id, c.id, c.name, m.channel, m.recipient, m.kind, m.status, m.attempts, m.unknowns, m.reason, m.created_at, m.due_at,
    m.ended_at, m.repeat_of, exists (select from outbox_messages r where r.repeat_of = m.id)
  from outbox_messages m left join companies c on c.id = m.company_id
  where (fates is null or m.status = any (fates))
    and (of_channel is null or m.channel = of_channel)
    and (to_recipient is null or m.recipient = lower(to_recipient))
    and (before_at is null or (m.created_at, m.id) < (before_at, before_id))
  order by m.created_at desc, m.id desc limit page_size;
end $$;
revoke execute on function admin_messages(text[], text, text, timestamptz, uuid, integer) from public;
grant execute on function admin_messages(text[], text, text, timestamptz, uuid, integer) to :"app";
