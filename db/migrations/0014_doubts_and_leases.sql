-- A refusal that is not believed before it is repeated; one refresher of an account's tokens, without a transaction.

alter table integrations
  -- When the provider first refused the secret, for as long as that may be a passing fault of its.
  add column refused_at timestamptz,
  -- Who refreshes the tokens now; one that was killed has them no longer than this.
  add column lease uuid,
  add column leased_until timestamptz;
