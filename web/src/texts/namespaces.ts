/** The texts of pages and of what they share, each loaded with the first page that shows it. A page's stand in its folder. */
export const NAMESPACES = {
  messages: {
    ru: () => import('../pages/messages/messages.ru.json'),
    en: () => import('../pages/messages/messages.en.json'),
  },
  address: {
    ru: () => import('../features/address/address.ru.json'),
    en: () => import('../features/address/address.en.json'),
  },
  fates: {
    ru: () => import('../features/messages/fates.ru.json'),
    en: () => import('../features/messages/fates.en.json'),
  },
  changes: {
    ru: () => import('../features/changes/changes.ru.json'),
    en: () => import('../features/changes/changes.en.json'),
  },
  connect: {
    ru: () => import('../features/connect/connect.ru.json'),
    en: () => import('../features/connect/connect.en.json'),
  },
  drafts: {
    ru: () => import('../features/drafts/drafts.ru.json'),
    en: () => import('../features/drafts/drafts.en.json'),
  },
  gallery: {
    ru: () => import('../features/gallery/gallery.ru.json'),
    en: () => import('../features/gallery/gallery.en.json'),
  },
  marketplace: {
    ru: () => import('../features/marketplace/marketplace.ru.json'),
    en: () => import('../features/marketplace/marketplace.en.json'),
  },
  membership: {
    ru: () => import('../features/membership/membership.ru.json'),
    en: () => import('../features/membership/membership.en.json'),
  },
  spreadsheets: {
    ru: () => import('../features/spreadsheets/spreadsheets.ru.json'),
    en: () => import('../features/spreadsheets/spreadsheets.en.json'),
  },
  admin: {
    ru: () => import('../pages/admin/admin.ru.json'),
    en: () => import('../pages/admin/admin.en.json'),
  },
  'api-keys': {
    ru: () => import('../pages/api-keys/api-keys.ru.json'),
    en: () => import('../pages/api-keys/api-keys.en.json'),
  },
  'audit-log': {
    ru: () => import('../pages/audit-log/audit-log.ru.json'),
    en: () => import('../pages/audit-log/audit-log.en.json'),
  },
  calendar: {
    ru: () => import('../pages/calendar/calendar.ru.json'),
    en: () => import('../pages/calendar/calendar.en.json'),
  },
  company: {
    ru: () => import('../pages/company/company.ru.json'),
    en: () => import('../pages/company/company.en.json'),
  },
  'connect-google': {
    ru: () => import('../pages/connect-google/connect-google.ru.json'),
    en: () => import('../pages/connect-google/connect-google.en.json'),
  },
  home: { ru: () => import('../pages/home/home.ru.json'), en: () => import('../pages/home/home.en.json') },
  integrations: {
    ru: () => import('../pages/integrations/integrations.ru.json'),
    en: () => import('../pages/integrations/integrations.en.json'),
  },
  'export-form': {
    ru: () => import('../pages/export-form/export-form.ru.json'),
    en: () => import('../pages/export-form/export-form.en.json'),
  },
  frame: {
    ru: () => import('../pages/frame/frame.ru.json'),
    en: () => import('../pages/frame/frame.en.json'),
  },
  invitation: {
    ru: () => import('../pages/invitation/invitation.ru.json'),
    en: () => import('../pages/invitation/invitation.en.json'),
  },
  members: {
    ru: () => import('../pages/members/members.ru.json'),
    en: () => import('../pages/members/members.en.json'),
  },
  notifications: {
    ru: () => import('../pages/notifications/notifications.ru.json'),
    en: () => import('../pages/notifications/notifications.en.json'),
  },
  prices: {
    ru: () => import('../pages/prices/prices.ru.json'),
    en: () => import('../pages/prices/prices.en.json'),
  },
  usage: {
    ru: () => import('../pages/usage/usage.ru.json'),
    en: () => import('../pages/usage/usage.en.json'),
  },
  outbox: {
    ru: () => import('../pages/outbox/outbox.ru.json'),
    en: () => import('../pages/outbox/outbox.en.json'),
  },
  password: {
    ru: () => import('../pages/password/password.ru.json'),
    en: () => import('../pages/password/password.en.json'),
  },
  profile: {
    ru: () => import('../pages/profile/profile.ru.json'),
    en: () => import('../pages/profile/profile.en.json'),
  },
  'outgoing-webhooks': {
    ru: () => import('../pages/outgoing-webhooks/outgoing-webhooks.ru.json'),
    en: () => import('../pages/outgoing-webhooks/outgoing-webhooks.en.json'),
  },
  partners: {
    ru: () => import('../pages/partners/partners.ru.json'),
    en: () => import('../pages/partners/partners.en.json'),
  },
  runs: { ru: () => import('../pages/runs/runs.ru.json'), en: () => import('../pages/runs/runs.en.json') },
  scenarios: {
    ru: () => import('../pages/scenarios/scenarios.ru.json'),
    en: () => import('../pages/scenarios/scenarios.en.json'),
  },
  schedule: {
    ru: () => import('../pages/schedule/schedule.ru.json'),
    en: () => import('../pages/schedule/schedule.en.json'),
  },
  'sign-up': {
    ru: () => import('../pages/sign-up/sign-up.ru.json'),
    en: () => import('../pages/sign-up/sign-up.en.json'),
  },
  task: { ru: () => import('../pages/task/task.ru.json'), en: () => import('../pages/task/task.en.json') },
  webhooks: {
    ru: () => import('../pages/webhooks/webhooks.ru.json'),
    en: () => import('../pages/webhooks/webhooks.en.json'),
  },
  widget: {
    ru: () => import('../pages/widget/widget.ru.json'),
    en: () => import('../pages/widget/widget.en.json'),
  },
  welcome: {
    ru: () => import('../pages/welcome/welcome.ru.json'),
    en: () => import('../pages/welcome/welcome.en.json'),
  },
};
