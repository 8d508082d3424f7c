import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { Localized } from '../platform/problems.ts';
import { note } from './happened.ts';

type PartnershipEvent = EventOf<
  'partnership.made' | 'partnership.stopped' | 'partnership.resumed' | 'partnership.ended'
>;

const about = ({ companyId, requestId, partnershipId, partnerName }: PartnershipEvent) => ({
  ...{ companyId, requestId, subject: `partnership ${partnershipId}` },
  params: { partnershipId, partner: partnerName },
});

/** A company accepted our invitation. */
export async function partnershipMadeTold(trx: Trx, event: EventOf<'partnership.made'>): Promise<void> {
  await note(trx, { ...about(event), kind: 'partnership-made' });
}

const stops: Record<EventOf<'partnership.stopped'>['why'], { cause: Localized; cure: Localized }> = {
  paused: {
    cause: { ru: 'партнёр поставил его на паузу', en: 'the partner paused it' },
    cure: {
      ru: 'спросите партнёра, когда он его возобновит.',
      en: 'ask the partner when they will resume it.',
    },
  },
  closed: {
    cause: {
      ru: 'компания партнёра сейчас не работает в Складно',
      en: 'the partner’s company is closed in Skladno now',
    },
    cure: {
      ru: 'спросите партнёра; сами ничего делать не нужно, работа продолжится сама.',
      en: 'ask the partner; there is nothing to do yourself, and all goes on by itself.',
    },
  },
  account: {
    cause: {
      ru: 'МойСклад партнёра не подключён к Складно',
      en: 'the partner’s MoySklad is not connected to Skladno',
    },
    cure: {
      ru: 'попросите партнёра подключить МойСклад; дальше работа продолжится сама.',
      en: 'ask the partner to connect MoySklad; all goes on by itself then.',
    },
  },
};

/** A partner does not act any more, until its cause is over. */
export async function partnershipStoppedTold(trx: Trx, event: EventOf<'partnership.stopped'>): Promise<void> {
  const { params, ...rest } = about(event);
  const told = { ...params, ...stops[event.why] };
  await note(trx, { ...rest, kind: 'partnership-stopped', problem: event.why, params: told });
}

/** What kept a partner from acting is over. */
export async function partnershipWellTold(trx: Trx, event: EventOf<'partnership.resumed'>): Promise<void> {
  await note(trx, { ...about(event), kind: 'partnership-well' });
}

const ends: Record<EventOf<'partnership.ended'>['why'], Localized> = {
  partner: { ru: 'его завершил партнёр', en: 'the partner ended it' },
  erased: {
    ru: 'данные компании партнёра стёрты из Складно',
    en: 'the partner’s company was erased from Skladno',
  },
};

/** A partner ended the partnership, or was erased. */
export async function partnershipEndedTold(trx: Trx, event: EventOf<'partnership.ended'>): Promise<void> {
  const { params, ...rest } = about(event);
  await note(trx, { ...rest, kind: 'partnership-ended', params: { ...params, cause: ends[event.why] } });
}
