-- What a member let in ends with their membership. Keys and invitations of those who left before end here, with a line in the log.

select set_config('app.platform', 'on', true);

with ended as (
  update api_keys set revoked_at = now()
  where revoked_at is null and created_by is not null
    and not exists (select from members where members.company_id = api_keys.company_id and members.user_id = api_keys.created_by)
  returning company_id, id, name, prefix, scopes
)
insert into audit_log (company_id, actor_kind, event, target_kind, target_id, target_name, before)
select company_id, 'system', 'api-key.revoked', 'api-key', id::text, name,
  jsonb_build_object('prefix', prefix, 'scopes', to_jsonb(scopes))
from ended;

with ended as (
  delete from invitations
  where invited_by is not null
    and not exists (select from members where members.company_id = invitations.company_id and members.user_id = invitations.invited_by)
  returning company_id, id, email, role
)
insert into audit_log (company_id, actor_kind, event, target_kind, target_id, target_name, before)
select company_id, 'system', 'invitation.revoked', 'invitation', id::text, email, jsonb_build_object('role', role)
from ended;

select set_config('app.platform', '', true);
