import { errorInfo, GoogleError } from './errors.ts';
import { PROJECT_ID } from './identity/identity.ts';

export type Api = 'sheets' | 'drive';

const NAMES: Record<Api, string> = { sheets: 'Google Sheets API', drive: 'Google Drive API' };
/** A project's number, as refusals print it. */
const PROJECT_NUMBER = '764086051850';

/** What holds for the whole Google Cloud project, and for Google itself. */
export class Project {
  /** APIs that are not switched on. */
  readonly off = new Set<Api>();
  /** Accounts whose Drive has no room; a service account has none of its own. */
  readonly full = new Set<string>();
  /** By how much Google's clock is ahead of ours, ms. */
  clockAheadMs = 0;

  now(): number {
    return Date.now() + this.clockAheadMs;
  }

  /** @throws GoogleError 403 as the API's gateway prints it when the API is switched off. */
  requireApi(api: Api): void {
    if (!this.off.has(api)) return;
    const service = `${api}.googleapis.com`;
    const url = `https://console.developers.google.com/apis/api/${service}/overview?project=${PROJECT_NUMBER}`;
    const message = `${NAMES[api]} has not been used in project ${PROJECT_NUMBER} before or it is disabled. Enable it by visiting ${url} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`;
    throw new GoogleError(403, message, {
      errors: [{ message, domain: 'usageLimits', reason: 'accessNotConfigured', extendedHelp: url }],
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.Help',
          links: [{ description: 'Google developers console API activation', url }],
        },
        errorInfo('SERVICE_DISABLED', { service, consumer: `projects/${PROJECT_NUMBER}` }),
      ],
    });
  }

  /** @throws GoogleError 403 as Drive prints it when an account has no room for another file. */
  requireRoom(email: string): void {
    if (!this.full.has(email)) return;
    const message = email.endsWith(`@${PROJECT_ID}.iam.gserviceaccount.com`)
      ? 'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.'
      : "The user's Drive storage quota has been exceeded.";
    throw new GoogleError(403, message, {
      errors: [{ message, domain: 'usageLimits', reason: 'storageQuotaExceeded' }],
    });
  }
}
