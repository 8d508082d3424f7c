import type { Role } from '../../../db/tables.ts';
import type { Localized } from '../problems.ts';

/** Roles from the least to the greatest; each may do what the ones before it may. */
export const roles: readonly Role[] = ['viewer', 'editor', 'admin', 'owner'];

interface Capability {
  /** The least role that has it. */
  role: Role;
  /** Whether an API key can be given it; people stay masters of people, keys and money. */
  forKeys: boolean;
  /** Whether it stays when the platform has blocked the company, or the company waits for its deletion. */
  whenClosed?: true;
  title: Localized;
}

/** Who may do what in a company: the one table. Every route names one of these actions (docs/API_DESIGN.md, "Capabilities"). */
export const capabilities = {
  'company.read': {
    role: 'viewer',
    forKeys: true,
    whenClosed: true,
    title: { ru: 'Видеть компанию', en: 'See the company' },
  },
  'company.leave': {
    role: 'viewer',
    forKeys: false,
    whenClosed: true,
    title: { ru: 'Выйти из компании', en: 'Leave the company' },
  },
  'company.edit': {
    role: 'admin',
    forKeys: false,
    title: { ru: 'Менять данные компании', en: 'Change the company' },
  },
  'company.delete': {
    role: 'owner',
    forKeys: false,
    whenClosed: true,
    title: { ru: 'Удалять и восстанавливать компанию', en: 'Delete and restore the company' },
  },
  'company.transfer': {
    role: 'owner',
    forKeys: false,
    title: { ru: 'Передавать права владельца', en: 'Hand over ownership' },
  },
  'members.read': {
    role: 'viewer',
    forKeys: false,
    title: { ru: 'Видеть сотрудников', en: 'See the members' },
  },
  'members.manage': {
    role: 'admin',
    forKeys: false,
    title: { ru: 'Приглашать и исключать, менять роли', en: 'Invite, remove and change roles' },
  },
  'api-keys.manage': {
    role: 'admin',
    forKeys: false,
    title: { ru: 'Выпускать и отзывать ключи API', en: 'Make and revoke API keys' },
  },
  'audit-log.read': {
    role: 'admin',
    forKeys: true,
    title: { ru: 'Читать журнал действий', en: 'Read the audit log' },
  },
  'integrations.read': {
    role: 'viewer',
    forKeys: true,
    title: { ru: 'Видеть подключения', en: 'See the integrations' },
  },
  'integrations.manage': {
    role: 'admin',
    forKeys: false,
    title: { ru: 'Подключать и отключать аккаунты', en: 'Connect and disconnect accounts' },
  },
  'exports.read': {
    role: 'viewer',
    forKeys: true,
    title: { ru: 'Видеть выгрузки и их запуски', en: 'See exports and their runs' },
  },
  'exports.edit': {
    role: 'editor',
    forKeys: true,
    title: { ru: 'Настраивать выгрузки', en: 'Set up exports' },
  },
  'exports.run': {
    role: 'editor',
    forKeys: true,
    title: { ru: 'Запускать и останавливать выгрузки', en: 'Start and stop runs' },
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
