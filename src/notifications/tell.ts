import { companyName, keepPeople, listMembers, type Member } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { tryLockScope } from '../platform/db/lock.ts';
import { renderEmail } from '../platform/mail/emails.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { EmailChannel } from './email/channel.ts';
import { type KindKey, kindOf, type NotificationKind } from './kinds.ts';
import type { Outbox } from './outbox/outbox.ts';
import { byDefault, choiceOf, quietUntil, type Settings } from './settings.ts';
import * as store from './store.ts';
import { andMore, footers, gathered } from './texts/gathered.ts';
import { unsubscribeToken } from './unsubscribe.ts';
import { canReceive, isTold } from './who.ts';
import { emailOf, type Kept, printMoment, type Reader, wordsOf } from './words.ts';

/** Causes in one transaction. */
const AT_ONCE = 100;
/** After an email of a kind the next ones are gathered for so long, ms. */
const GATHER_MS = 3_600_000;
/** So many notifications one gathered email lists; of the others it says how many. */
const TOLD = 30;

export interface Telling {
  outbox: Outbox;
  channel: EmailChannel;
  keyring: Keyring;
  publicUrl: string;
}

/** Everything about one company that telling needs, read once. */
interface Company {
  id: string;
  name: string;
  members: Member[];
  settings: Map<string, Settings>;
}

/**
 * Tells the people of the company that the transaction acts for what happened in it, and sends held emails that are due. One
 * transaction at a time does that in a company; another one leaves it to that, and to the next look.
 * @returns whether there is more to tell.
 */
export async function tellCompany(trx: Trx, context: Telling, companyId: string): Promise<boolean> {
  if (!(await tryLockScope(trx, `notifications of ${companyId}`))) return false;
  // Before the first row of theirs is locked here: whoever takes a member out deletes these rows with them, and would be waited for.
  if (!(await keepPeople(trx, companyId))) return false;
  const now = new Date();
  const causes = await store.takeCauses(trx, AT_ONCE);
  const held = await store.takeHeld(trx, now);
  if (causes.length === 0 && held.length === 0) return false;
  const company: Company = {
    id: companyId,
    name: await companyName(trx),
    members: await listMembers(trx),
    settings: await store.settingsOfAll(trx),
  };
  const emailed = await lastEmails(trx, now);
  for (const cause of causes) {
    const kind = kindOf(cause.kind);
    if (!kind || !(await isNews(trx, companyId, kind, cause))) continue;
    for (const member of company.members)
      if (isTold(member.role, kind))
        await tellMember(trx, context, { company, member, kind, cause, emailed, now });
  }
  await sendHeld(trx, context, { company, held, now });
  return causes.length === AT_ONCE;
}

type CauseRow = Awaited<ReturnType<typeof store.takeCauses>>[number];

async function isNews(
  trx: Trx,
  companyId: string,
  { mark }: NotificationKind,
  cause: CauseRow,
): Promise<boolean> {
  if (mark === 'opens') return store.openMark(trx, companyId, cause);
  if (mark === 'closes') return store.closeMark(trx, cause.subject);
  return true;
}

/** When an email of a kind last left for a person, by both; moved on by those that leave now. */
type Emailed = Map<string, Date>;
const keyOf = (userId: string, kind: string) => `${kind} ${userId}`;

async function lastEmails(trx: Trx, now: Date): Promise<Emailed> {
  const rows = await store.emailedSince(trx, new Date(now.getTime() - GATHER_MS));
  return new Map(rows.map(({ userId, kind, at }) => [keyOf(userId, kind), at ?? now]));
}

async function tellMember(
  trx: Trx,
  context: Telling,
  told: {
    company: Company;
    member: Member;
    kind: NotificationKind;
    cause: CauseRow;
    emailed: Emailed;
    now: Date;
  },
): Promise<void> {
  const { company, member, kind, cause, emailed, now } = told;
  const settings = company.settings.get(member.userId) ?? byDefault;
  const { app, email } = choiceOf(settings, cause.kind as KindKey);
  const writes = email && canReceive(member);
  if (!app && !writes) return;
  const last = emailed.get(keyOf(member.userId, cause.kind));
  const later = kind.gathered ? lateOf(settings, now, last) : null;
  const leaves = writes && later === null;
  const kept = { kind: cause.kind, params: cause.params, happenedAt: cause.happened_at };
  await store.insertNotification(trx, {
    ...kept,
    companyId: company.id,
    userId: member.userId,
    requestId: cause.request_id,
    shown: app,
    emailedAt: leaves ? now : null,
    emailDueAt: writes ? later : null,
  });
  if (!leaves) return;
  emailed.set(keyOf(member.userId, cause.kind), now);
  await write(trx, context, { company, member, settings, rows: [kept], requestId: cause.request_id });
}

/** Until when an email is held, so that it leaves in no quiet hour; null: it leaves now. @param last when one of its kind left, within the hour. */
export function lateOf(settings: Settings, now: Date, last: Date | undefined): Date | null {
  const due = last ? new Date(last.getTime() + GATHER_MS) : now;
  return quietUntil(settings, due) ?? (last ? due : null);
}

/** Sends what was held, one email to each person. */
async function sendHeld(
  trx: Trx,
  context: Telling,
  { company, held, now }: { company: Company; held: Awaited<ReturnType<typeof store.takeHeld>>; now: Date },
): Promise<void> {
  for (const [userId, rows] of Map.groupBy(held, ({ user_id }) => user_id)) {
    const member = company.members.find((one) => one.userId === userId);
    if (!member || !canReceive(member)) continue;
    const settings = company.settings.get(userId) ?? byDefault;
    // They may have chosen quiet hours since it was held.
    const quiet = quietUntil(settings, now);
    if (quiet) {
      await store.holdLonger(
        trx,
        rows.map(({ id }) => id),
        quiet,
      );
      continue;
    }
    // They may have chosen otherwise, or have another role, meanwhile.
    const wanted = rows.filter(({ kind: key }) => {
      const kind = kindOf(key);
      return kind && isTold(member.role, kind) && choiceOf(settings, key as KindKey).email;
    });
    const [first] = wanted;
    if (!first) continue;
    const kept = wanted.map(({ kind, params, happened_at }) => ({ kind, params, happenedAt: happened_at }));
    await write(trx, context, { company, member, settings, rows: kept, requestId: first.request_id });
  }
}

/** Puts one email about these notifications into the outbox. */
async function write(
  trx: Trx,
  { outbox, channel, keyring, publicUrl }: Telling,
  about: { company: Company; member: Member; settings: Settings; rows: Kept[]; requestId: string },
): Promise<void> {
  const { company, member, settings, rows, requestId } = about;
  const { language, email: to } = member;
  const reader: Reader = { language, timeZone: settings.timeZone, company: company.name };
  const kinds = [...new Set(rows.map(({ kind }) => kind as KindKey))];
  const token = unsubscribeToken(keyring, { companyId: company.id, userId: member.userId, kinds });
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${token}`;
  const links = [
    { text: footers.unsubscribe[language], url: unsubscribeUrl },
    { text: footers.settings[language], url: `${publicUrl}/notifications/settings` },
  ];
  const [only, ...more] = rows;
  const words =
    only && more.length === 0
      ? emailOf(only, reader, { publicUrl, links })
      : gatheredEmail(rows, reader, { publicUrl, links });
  if (!words) return;
  await outbox.put(trx, channel, {
    ...{ companyId: company.id, recipient: to.toLowerCase(), requestId },
    kind: kinds.length === 1 ? kinds[0]! : 'gathered',
    body: { to, language, ...words, unsubscribeUrl, tells: { userId: member.userId, kinds } },
  });
}

function gatheredEmail(
  rows: Kept[],
  reader: Reader,
  { publicUrl, links }: { publicUrl: string; links: { text: string; url: string }[] },
) {
  const told = rows.slice(0, TOLD).flatMap((row) => {
    const words = wordsOf(row, reader);
    return words ? [{ name: printMoment(row.happenedAt, reader.timeZone), value: words.title }] : [];
  });
  if (rows.length > TOLD) told.push({ name: andMore[reader.language], value: String(rows.length - TOLD) });
  const params = { company: reader.company, count: String(rows.length) };
  const url = `${publicUrl}/notifications`;
  return renderEmail(gathered, reader.language, params, { url, facts: told, links });
}
