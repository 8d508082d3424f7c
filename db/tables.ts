import type { PlatformAdminsTable, SupportAccessesTable } from './tables/admin.ts';
import type {
  CompanyPlansTable,
  LimitsReachedTable,
  PlanLimitsTable,
  PlanPausesTable,
  PlanThingsView,
  UsageCountsTable,
  UsageReservesTable,
} from './tables/billing.ts';
import type {
  ApiKeysTable,
  AuditLogTable,
  CompaniesTable,
  InvitationsTable,
  MembersTable,
} from './tables/companies.ts';
import type { FormDraftsTable } from './tables/drafts.ts';
import type { ExportConfigsTable, ExportTasksTable } from './tables/exports.ts';
import type {
  GoogleAccountsTable,
  GoogleConsentsTable,
  GooglePendingTable,
  GoogleRevocationsTable,
  IntegrationsTable,
} from './tables/integrations.ts';
import type {
  AskedRunsTable,
  ContextKeysTable,
  InstallationsTable,
  ScenarioExportsTable,
  VendorJtisTable,
} from './tables/marketplace.ts';
import type {
  NotificationCausesTable,
  NotificationMarksTable,
  NotificationSettingsTable,
  NotificationsTable,
  OutboxMessagesTable,
  PersonalNotificationsTable,
  ServiceTroublesTable,
} from './tables/notifications.ts';
import type {
  PartnershipEventsTable,
  PartnershipInvitationsTable,
  PartnershipsTable,
  PartnershipUsesTable,
} from './tables/partnerships.ts';
import type {
  AuthAccountTable,
  AuthKnownBrowsersTable,
  AuthSessionTable,
  AuthUserTable,
  AuthVerificationTable,
} from './tables/people.ts';
import type {
  KeyRotationsTable,
  LimitWindowsTable,
  MailOutboxTable,
  ProviderCallsTable,
  QueueSamplesTable,
  SigningKeysTable,
  StopsTable,
} from './tables/platform.ts';
import type {
  ChangeTriggersTable,
  HookInboxTable,
  HookRequestsTable,
  SchedulesTable,
  SourceDeliveriesTable,
  SourceHookRemovalsTable,
  SourceHooksTable,
  SourceWebhooksTable,
} from './tables/triggers.ts';
import type { WebhookDeliveriesTable, WebhooksTable } from './tables/webhooks.ts';

/**
 * Every table as Kysely sees it, each in `db/tables/` under the room that owns it (`table-owners.ts`); the SQL in `db/migrations` is
 * the definition.
 */
export interface Tables {
  companies: CompaniesTable;
  members: MembersTable;
  integrations: IntegrationsTable;
  export_configs: ExportConfigsTable;
  export_tasks: ExportTasksTable;
  schedules: SchedulesTable;
  change_triggers: ChangeTriggersTable;
  source_hooks: SourceHooksTable;
  source_webhooks: SourceWebhooksTable;
  hook_inbox: HookInboxTable;
  hook_requests: HookRequestsTable;
  source_deliveries: SourceDeliveriesTable;
  source_hook_removals: SourceHookRemovalsTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  partnerships: PartnershipsTable;
  partnership_invitations: PartnershipInvitationsTable;
  partnership_events: PartnershipEventsTable;
  partnership_uses: PartnershipUsesTable;
  form_drafts: FormDraftsTable;
  audit_log: AuditLogTable;
  google_consents: GoogleConsentsTable;
  google_pending: GooglePendingTable;
  google_revocations: GoogleRevocationsTable;
  google_accounts: GoogleAccountsTable;
  platform_admins: PlatformAdminsTable;
  support_accesses: SupportAccessesTable;
  key_rotations: KeyRotationsTable;
  provider_calls: ProviderCallsTable;
  queue_samples: QueueSamplesTable;
  stops: StopsTable;
  mail_outbox: MailOutboxTable;
  outbox_messages: OutboxMessagesTable;
  notification_causes: NotificationCausesTable;
  notification_marks: NotificationMarksTable;
  notifications: NotificationsTable;
  notification_settings: NotificationSettingsTable;
  personal_notifications: PersonalNotificationsTable;
  service_troubles: ServiceTroublesTable;
  invitations: InvitationsTable;
  limit_windows: LimitWindowsTable;
  installations: InstallationsTable;
  vendor_jtis: VendorJtisTable;
  context_keys: ContextKeysTable;
  scenario_exports: ScenarioExportsTable;
  asked_runs: AskedRunsTable;
  plan_limits: PlanLimitsTable;
  company_plans: CompanyPlansTable;
  usage_counts: UsageCountsTable;
  usage_reserves: UsageReservesTable;
  limits_reached: LimitsReachedTable;
  plan_pauses: PlanPausesTable;
  plan_things: PlanThingsView;
  signing_keys: SigningKeysTable;
  api_keys: ApiKeysTable;
  'auth.user': AuthUserTable;
  'auth.session': AuthSessionTable;
  'auth.account': AuthAccountTable;
  'auth.verification': AuthVerificationTable;
  'auth.known_browsers': AuthKnownBrowsersTable;
}
