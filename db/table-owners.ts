/**
 * Which room owns which table: its SQL stands in that room alone, every other room calls a verb of the owner or listens to an
 * event. `x.*` is a whole schema. `npm run check` reads the SQL of `src` and holds it (scripts/check-table-owners.ts).
 */
export const tableOwners = {
  platform: [
    'settings',
    'migrations',
    'limit_windows',
    'rate_limits',
    'provider_calls',
    'queue_samples',
    'stops',
    'signing_keys',
    'idempotency_keys',
    'person_idempotency_keys',
    'key_rotations',
    'pgboss.*',
  ],
  people: ['auth.*'],
  companies: ['companies', 'members', 'invitations', 'api_keys', 'audit_log'],
  integrations: [
    'integrations',
    'google_consents',
    'google_pending',
    'google_revocations',
    'google_accounts',
  ],
  marketplace: ['installations', 'vendor_jtis', 'context_keys', 'scenario_exports', 'asked_runs'],
  // Functions, too: what is due is taken and started, and has its turn, over the companies' walls, and nothing else is (migrations 27, 33).
  exports: [
    'export_configs',
    'export_tasks',
    'insert_scheduled_tasks',
    'give_turns',
    'companies_without_turns',
    'wake_owed',
    'forget_history',
  ],
  triggers: [
    'schedules',
    'take_due_schedules',
    'move_due_schedules',
    'source_hooks',
    'source_webhooks',
    'change_triggers',
    'companies_with_due_changes',
    'companies_with_old_sheets',
    'hook_inbox',
    'hook_requests',
    'source_deliveries',
    'receive_hooks',
    'known_hooks',
    'hooks_waiting',
    'forget_hook_requests',
    'take_due_source_hooks',
    'source_hook_removals',
  ],
  webhooks: ['webhooks', 'webhook_deliveries', 'forget_webhook_deliveries'],
  partnerships: [
    'partnerships',
    'partnership_invitations',
    'partnership_events',
    'partnership_uses',
    'partnership_invited_by',
    'forget_partnerships',
  ],
  // The view of things reads other rooms' tables in the database: how many there are, and what they are called.
  billing: [
    'plan_limits',
    'company_plans',
    'usage_counts',
    'usage_reserves',
    'limits_reached',
    'plan_pauses',
    'plan_things',
    'plans_changed',
    'companies_with_plans_due',
    'companies_with_limits_to_tell',
    'forget_usage',
  ],
  // What is due is taken over the companies' walls (migration 39); `mail_outbox` is of before, and is emptied.
  notifications: [
    'outbox_messages',
    'take_messages',
    'newest_messages',
    'forget_messages',
    'mail_outbox',
    'notification_causes',
    'notification_marks',
    'notifications',
    'notification_settings',
    'personal_notifications',
    'service_troubles',
    'companies_with_waiting_runs',
    'companies_with_mark',
    'companies_to_tell',
    'forget_notifications',
    'companies_without_digest',
  ],
  drafts: ['form_drafts'],
  // Its read model are functions in the database, which see every company's rows: nobody else calls them.
  admin: [
    'platform_admins',
    'support_accesses',
    'admin_companies',
    'admin_company_names',
    'admin_waiting',
    'admin_usage',
    'admin_messages',
  ],
} satisfies Record<string, string[]>;

/** A file that may reach through: to these tables, or (`?`) to tables that the check cannot read from its SQL. */
export interface Exception {
  file: string;
  tables: string[];
  why: string;
}

export const exceptions: Exception[] = [
  {
    file: 'src/platform/http/pages.ts',
    tables: ['?'],
    why: 'pages a query of whoever calls, by columns of theirs; the tables stand in that query',
  },
  {
    file: 'src/platform/secrets/sealed.ts',
    tables: ['?'],
    why: 'keys are changed in every sealed column, whoever owns it: it knows envelopes alone, and `sealedColumns` lists them',
  },
  { file: 'src/platform/secrets/rotate.ts', tables: ['?'], why: 'as sealed.ts' },
];
