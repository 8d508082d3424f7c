import type { Role } from '../../../db/tables/companies.ts';

/** Roles from the least to the greatest; each may do what the ones before it may. */
export const roles: readonly Role[] = ['viewer', 'editor', 'admin', 'owner'];

interface Capability {
  /** The least role that has it. */
  role: Role;
  /** Whether an API key can be given it; people stay masters of people, keys and money. */
  forKeys: boolean;
  /** Whether it stays when the platform has blocked the company, or the company waits for its deletion. */
  whenClosed?: true;
  /** In the table of docs/API_DESIGN.md, and of an API key in the web's English texts. */
  title: string;
}

/** Who may do what in a company: the one table. Every route names one of these actions (docs/API_DESIGN.md, "Capabilities"). */
export const capabilities = {
  'company.read': {
    role: 'viewer',
    forKeys: true,
    whenClosed: true,
    title: 'See the company',
  },
  'company.leave': {
    role: 'viewer',
    forKeys: false,
    whenClosed: true,
    title: 'Leave the company',
  },
  'company.edit': {
    role: 'admin',
    forKeys: false,
    title: 'Change the company',
  },
  'company.delete': {
    role: 'owner',
    forKeys: false,
    whenClosed: true,
    title: 'Delete and restore the company',
  },
  'company.transfer': {
    role: 'owner',
    forKeys: false,
    title: 'Hand over ownership',
  },
  'company.plan': {
    role: 'owner',
    forKeys: false,
    title: 'Choose what rests by the plan, and where its days turn',
  },
  'drafts.own': {
    role: 'viewer',
    forKeys: false,
    title: 'Keep drafts of forms, seen by oneself alone',
  },
  'notifications.own': {
    role: 'viewer',
    forKeys: false,
    whenClosed: true,
    title: 'Read one’s own notifications, and choose them',
  },
  'members.read': {
    role: 'viewer',
    forKeys: false,
    title: 'See the members',
  },
  'members.manage': {
    role: 'admin',
    forKeys: false,
    title: 'Invite, remove and change roles',
  },
  'api-keys.manage': {
    role: 'admin',
    forKeys: false,
    title: 'Make and revoke API keys',
  },
  'audit-log.read': {
    role: 'admin',
    forKeys: true,
    title: 'Read the audit log',
  },
  'messages.repeat': {
    role: 'admin',
    forKeys: false,
    title: 'Send the company’s emails again',
  },
  'integrations.read': {
    role: 'viewer',
    forKeys: true,
    title: 'See the integrations',
  },
  'integrations.manage': {
    role: 'admin',
    forKeys: false,
    title: 'Connect and disconnect accounts',
  },
  'exports.read': {
    role: 'viewer',
    forKeys: true,
    title: 'See exports and their runs',
  },
  'exports.edit': {
    role: 'editor',
    forKeys: true,
    title: 'Set up exports',
  },
  'exports.run': {
    role: 'editor',
    forKeys: true,
    title: 'Start and stop runs',
  },
  'webhooks.read': {
    role: 'viewer',
    forKeys: true,
    title: 'See the outgoing webhooks',
  },
  'webhooks.manage': {
    role: 'admin',
    forKeys: false,
    title: 'Set up outgoing webhooks',
  },
  'partnerships.read': {
    role: 'admin',
    forKeys: true,
    title: 'See partnerships with other companies',
  },
  'partnerships.manage': {
    role: 'admin',
    forKeys: false,
    title: 'Invite partners, pause, resume and end',
  },
  'partnerships.consent': {
    role: 'owner',
    forKeys: false,
    title: 'Accept partners, and say what their rules may make',
  },
} satisfies Record<string, Capability>;

export type Action = keyof typeof capabilities;

/** Actions an API key may be given: its scopes. */
export const keyActions = (Object.keys(capabilities) as Action[]).filter(
  (action) => capabilities[action].forKeys,
) as [Action, ...Action[]];

/** The capability of an action. */
export function capabilityOf(action: Action): Capability {
  return capabilities[action];
}

/** Whether a role reaches up to the one that an action needs. */
export function roleMay(role: Role, action: Action): boolean {
  return roles.indexOf(role) >= roles.indexOf(capabilities[action].role);
}
