import type { ExportConfig } from '../../api/exportConfigs.ts';
import type { Integration } from '../../api/integrations.ts';
import type { Schedule } from '../../api/schedules.ts';
import type { Usage } from '../../api/usage.ts';
import type { Webhook } from '../../api/webhooks.ts';

/** What a person should look at; the most pressing first. */
export type Matter =
  | { kind: 'integration'; id: string; title: string }
  | { kind: 'limit'; metric: Usage['metrics'][number]['metric']; used: number; limit: number; over: boolean }
  | { kind: 'unpaid' }
  | { kind: 'failed'; taskId: string; name: string; cause: string }
  | { kind: 'schedule'; id: string; configId: string; name: string }
  | { kind: 'together'; count: number }
  | { kind: 'resting'; count: number }
  | { kind: 'webhook'; id: string; name: string; paused: boolean };

/** Of a limit people hear from here on. */
const NEAR = 0.8;

/** What needs attention in a company; what is not known yet is left out. */
export function mattersOf(of: {
  configs?: Pick<ExportConfig, 'id' | 'name' | 'lastTask'>[] | undefined;
  integrations?: Pick<Integration, 'id' | 'title' | 'status'>[] | undefined;
  schedules?: Pick<Schedule, 'id' | 'configId' | 'pausedByFailures' | 'pausedTogether'>[] | undefined;
  webhooks?: Pick<Webhook, 'id' | 'name' | 'paused' | 'failingSince'>[] | undefined;
  usage?: Pick<Usage, 'metrics' | 'paused' | 'unpaid' | 'off'> | undefined;
}): Matter[] {
  const { configs = [], integrations = [], schedules = [], webhooks = [], usage } = of;
  const nameOf = new Map(configs.map(({ id, name }) => [id, name]));
  const together = schedules.filter(({ pausedTogether }) => pausedTogether).length;
  const resting = usage?.paused.length ?? 0;
  return [
    ...(usage?.unpaid ? [{ kind: 'unpaid' as const }] : []),
    ...integrations
      .filter(({ status }) => status !== 'ok')
      .map(({ id, title }) => ({ kind: 'integration' as const, id, title })),
    ...(usage && !usage.off ? usage.metrics.flatMap(limitOf) : []),
    ...(resting > 0 ? [{ kind: 'resting' as const, count: resting }] : []),
    ...configs.flatMap(({ name, lastTask }) =>
      lastTask?.status === 'failed'
        ? [{ kind: 'failed' as const, taskId: lastTask.id, name, cause: lastTask.error?.title ?? '' }]
        : [],
    ),
    ...schedules
      .filter(({ pausedByFailures }) => pausedByFailures)
      .map(({ id, configId }) => ({
        kind: 'schedule' as const,
        ...{ id, configId },
        name: nameOf.get(configId) ?? '',
      })),
    ...(together > 0 ? [{ kind: 'together' as const, count: together }] : []),
    ...webhooks
      .filter(
        ({ paused, failingSince }) => paused === 'failing' || paused === 'gone' || (!paused && failingSince),
      )
      .map(({ id, name, paused }) => ({ kind: 'webhook' as const, id, name, paused: paused !== null })),
  ];
}

/** A metric that is nearly used up. Of things, of which a plan has room for so many, only when there is no more: that is no trouble. */
function limitOf({ metric, used, soft, hard }: Usage['metrics'][number]): Matter[] {
  if (soft === null || soft === 0 || soft === hard || used < soft * NEAR) return [];
  return [{ kind: 'limit', metric, used, limit: soft, over: used >= soft }];
}
