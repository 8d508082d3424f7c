-- A revocation at Google ends all that we hold of an account, also what waits to be confirmed in another company: who is about to
-- revoke sees, in that transaction, what waits of that one account.

-- As in google_accounts; empty where the version before this one kept it, for ten minutes at most.
alter table google_pending add column account_hash text not null default '';
create policy same_account on google_pending for select
  using (account_hash = nullif(current_setting('app.google_account', true), ''));
