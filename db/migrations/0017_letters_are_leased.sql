-- A letter is leased to whoever sends it: no transaction waits for the mail server.
alter table mail_outbox add column leased_until timestamptz;
