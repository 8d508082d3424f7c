-- What a person has entered into a form and not saved yet.

create table form_drafts (
  company_id uuid not null,
  user_id text not null,
  -- Which form, and of what: `export`, `export:<id of the config>`.
  form text not null check (length(form) <= 100),
  -- Parsed by the form's schema before and after; it has no field for a secret.
  content jsonb not null check (octet_length(content::text) <= 100000),
  -- One more with every save: who starts from an older one is told, and overwrites nothing.
  version integer not null default 1,
  -- The page that saved last, and its count of saves: a late one of the same page does not undo a newer one.
  editor text not null,
  sequence integer not null,
  updated_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  primary key (company_id, user_id, form),
  -- Gone with the membership, so with the company and the person, too.
  foreign key (company_id, user_id) references members (company_id, user_id) on delete cascade
);
create index form_drafts_expiry on form_drafts (expires_at);

alter table form_drafts enable row level security;
alter table form_drafts force row level security;
-- Colleagues do not see each other's.
create policy own on form_drafts
  using (company_id = app_company_id() and user_id = app_user_id())
  with check (company_id = app_company_id() and user_id = app_user_id());
-- Those whose time is over, for the worker that erases them.
create policy expired on form_drafts
  using (expires_at <= now() and current_setting('app.erasing', true) = 'on');

grant select, insert, update, delete on form_drafts to :"app";
