import { errorInfo, GoogleError } from '../errors.ts';
import { PROJECT_ID } from '../identity/identity.ts';

/** https://developers.google.com/workspace/sheets/api/limits: requests a minute, the same for reads and writes. */
const USUAL = { project: 300, user: 60 };
const MINUTE_MS = 60_000;

export type QuotaKind = 'read' | 'write';

/** Counts requests within each minute of the clock and refuses what is beyond Google's quotas. */
export class Quota {
  /** What Google allows; it may be raised for a project. */
  readonly #allowed: typeof USUAL;
  readonly #used = new Map<string, number>();
  #minute = 0;

  constructor(allowed = USUAL) {
    this.#allowed = allowed;
  }

  /** Counts one request. Throws 429 when the user's or the project's minute is used up. */
  spend(kind: QuotaKind, user: string, now = Date.now()): void {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#used.clear();
    }
    const userKey = `${kind} ${user}`;
    const byUser = this.#used.get(userKey) ?? 0;
    const byProject = this.#used.get(kind) ?? 0;
    const { user: perUser, project: perProject } = this.#allowed;
    if (byUser >= perUser) throw exceeded(kind, 'user', perUser);
    if (byProject >= perProject) throw exceeded(kind, 'project', perProject);
    this.#used.set(userKey, byUser + 1);
    this.#used.set(kind, byProject + 1);
  }
}

function exceeded(kind: QuotaKind, scope: 'user' | 'project', allowed: number): GoogleError {
  const name = kind === 'read' ? 'Read' : 'Write';
  const limit = `${name} requests per minute${scope === 'user' ? ' per user' : ''}`;
  const consumer = `projects/${PROJECT_ID}`;
  return new GoogleError(
    429,
    `Quota exceeded for quota metric '${name} requests' and limit '${limit}' of service 'sheets.googleapis.com' for consumer '${consumer}'.`,
    {
      errors: [{ message: 'Rate limit exceeded', domain: 'global', reason: 'rateLimitExceeded' }],
      details: [
        errorInfo('RATE_LIMIT_EXCEEDED', {
          service: 'sheets.googleapis.com',
          consumer,
          quota_location: 'global',
          quota_metric: `sheets.googleapis.com/${kind}_requests`,
          quota_limit: `${name}RequestsPerMinutePer${scope === 'user' ? 'User' : 'Project'}`,
          quota_limit_value: String(allowed),
          quota_unit: scope === 'user' ? '1/min/{project}/{user}' : '1/min/{project}',
        }),
        {
          '@type': 'type.googleapis.com/google.rpc.Help',
          links: [
            {
              description: 'Request a higher quota limit.',
              url: 'https://cloud.google.com/docs/quotas/help/request_increase',
            },
          ],
        },
      ],
    },
  );
}
