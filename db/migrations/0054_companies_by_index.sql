-- The company of a request is found by an index, however many there are: a condition that asks for each row whether some row of
-- another table is there (`exists`) has all companies read. Who sees what stays as it was.
alter policy own on companies
  using (id = any (array(select company_id from members where user_id = app_user_id())));
alter policy invited on companies
  using (id = any (array(select company_id from invitations where token_hash = nullif(current_setting('app.invitation', true), ''))));
alter policy holder on companies
  using (id = any (array(select company_id from api_keys where hash = app_key_hash())));
alter policy support on companies
  using (id = any (array(select company_id from support_accesses
    where admin_id = app_user_id() and ended_at is null and expires_at > now())));
create index companies_erase_at on companies (erase_at) where erase_at is not null;

-- The same of what the platform's people looked at, and of accounts that wait.
alter policy looked_at on support_accesses
  using (company_id = any (array(select company_id from members where user_id = app_user_id())));
create index support_accesses_admin on support_accesses (admin_id);
create index google_pending_account on google_pending (account_hash);

-- A company's emails that wait are found among its own, not among those of all.
create index notifications_held_of_company on notifications (company_id, email_due_at) where email_due_at is not null;
