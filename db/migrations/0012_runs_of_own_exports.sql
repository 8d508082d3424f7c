-- A run belongs to an export of its own company: a foreign key sees through row-level security, so it must say so itself.

alter table export_configs add constraint export_configs_of_company unique (company_id, id);
alter table export_tasks
  drop constraint export_tasks_config_id_fkey,
  add foreign key (company_id, config_id) references export_configs (company_id, id) on delete cascade;
