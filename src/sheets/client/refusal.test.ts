import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { describeProblem } from '../../platform/problems.ts';
import { readPrivateKey } from './auth.ts';
import { sheetsProblems } from './errors.ts';
import { type Asked, refusal, tokenRefusal } from './refusal.ts';

/** Bodies as Google prints them; only names and numbers of projects are made up. */

const robot = 'tables@shop.iam.gserviceaccount.com';
const person = 'anna@example.com';

interface Case {
  name: keyof typeof sheetsProblems;
  status: number;
  error: object;
  account?: string;
  asked?: Asked;
  /** What the sentence must say. */
  cure?: RegExp;
}

const info = (reason: string, metadata: object = {}) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata,
});
const drive = (reason: string, message: string, domain = 'usageLimits') => ({
  errors: [{ domain, reason, message }],
  code: 403,
  message,
});

const sheetsOff =
  'Google Sheets API has not been used in project 764086051850 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=764086051850 then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.';
const driveOff = sheetsOff.replace('Google Sheets', 'Google Drive').replace('sheets.', 'drive.');

const cases: Record<string, Case> = {
  'the Sheets API is switched off': {
    name: 'apiDisabled',
    status: 403,
    error: {
      code: 403,
      message: sheetsOff,
      status: 'PERMISSION_DENIED',
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.Help',
          links: [
            {
              description: 'Google developers console API activation',
              url: 'https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=764086051850',
            },
          ],
        },
        info('SERVICE_DISABLED', { service: 'sheets.googleapis.com', consumer: 'projects/764086051850' }),
      ],
    },
    cure: /console\.cloud\.google\.com\/apis\/library\/sheets\.googleapis\.com\?project=764086051850,/,
  },
  'the Drive API is switched off': {
    name: 'apiDisabled',
    status: 403,
    error: drive('accessNotConfigured', `Access Not Configured. ${driveOff}`),
    cure: /library\/drive\.googleapis\.com\?project=764086051850,.*Google Drive API/,
  },
  'an old proxy keeps the words alone': {
    name: 'apiDisabled',
    status: 403,
    error: { code: 403, message: driveOff },
    cure: /library\/drive\.googleapis\.com/,
  },
  'the project was deleted': {
    name: 'projectGone',
    status: 403,
    error: {
      code: 403,
      message: 'Project #764086051850 has been deleted.',
      status: 'PERMISSION_DENIED',
      details: [
        info('CONSUMER_INVALID', { service: 'sheets.googleapis.com', consumer: 'projects/764086051850' }),
      ],
    },
  },
  'the project is suspended': {
    name: 'projectGone',
    status: 403,
    error: {
      code: 403,
      message: "Permission denied: Consumer 'projects/764086051850' has been suspended.",
      status: 'PERMISSION_DENIED',
      details: [info('CONSUMER_SUSPENDED', { consumer: 'projects/764086051850' })],
    },
  },
  'a scope was unticked': {
    name: 'scopes',
    status: 403,
    account: person,
    error: {
      code: 403,
      message: 'Request had insufficient authentication scopes.',
      status: 'PERMISSION_DENIED',
      details: [
        info('ACCESS_TOKEN_SCOPE_INSUFFICIENT', {
          service: 'sheets.googleapis.com',
          method: 'google.apps.sheets.v4.SpreadsheetsService.GetSpreadsheet',
        }),
      ],
    },
    cure: /«Переподключить» рядом с anna@example\.com/,
  },
  'a scope of Drive was unticked': {
    name: 'scopes',
    status: 403,
    account: person,
    error: drive(
      'insufficientPermissions',
      'Insufficient Permission: Request had insufficient authentication scopes.',
      'global',
    ),
  },
  'too many calls of a person, told by Drive as 403': {
    name: 'quota',
    status: 403,
    error: drive(
      'userRateLimitExceeded',
      'User Rate Limit Exceeded. Rate of requests for user exceed configured project quota, you may consider re-evaluating expected per-user traffic to the API and adjust project quota limits accordingly.',
    ),
  },
  'too many calls of the project, told by Drive as 403': {
    name: 'quota',
    status: 403,
    error: drive('rateLimitExceeded', 'Rate Limit Exceeded'),
  },
  'the quota of Sheets': {
    name: 'quota',
    status: 429,
    error: {
      code: 429,
      message:
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:764086051850'.",
      status: 'RESOURCE_EXHAUSTED',
      details: [
        info('RATE_LIMIT_EXCEEDED', {
          service: 'sheets.googleapis.com',
          quota_metric: 'sheets.googleapis.com/read_requests',
          quota_limit: 'ReadRequestsPerMinutePerUser',
          quota_limit_value: '120',
          quota_location: 'global',
          consumer: 'projects/764086051850',
        }),
      ],
    },
  },
  'a service account may keep no files': {
    name: 'noStorage',
    status: 403,
    asked: 'create',
    error: drive(
      'storageQuotaExceeded',
      'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.',
    ),
  },
  'a service account may make no files': {
    name: 'noStorage',
    status: 403,
    asked: 'create',
    error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' },
  },
  'a person’s Drive is full': {
    name: 'storageFull',
    status: 403,
    account: person,
    asked: 'create',
    error: drive('storageQuotaExceeded', "The user's Drive storage quota has been exceeded."),
  },
  'an administrator forbids applications': {
    name: 'domainPolicy',
    status: 403,
    account: person,
    error: drive('domainPolicy', 'The domain administrators have disabled Drive apps.', 'global'),
  },
  'a file the person did not open with us': {
    name: 'outOfScope',
    status: 403,
    account: person,
    error: drive(
      'appNotAuthorizedToFile',
      'The user has not granted the app 764086051850 read access to the file 1aBc.',
      'global',
    ),
  },
  'an Excel file opened in Sheets': {
    name: 'notGoogleSheet',
    status: 400,
    error: {
      code: 400,
      message: 'This operation is not supported for this document',
      status: 'FAILED_PRECONDITION',
    },
    cure: /«Сохранить как таблицу Google» и вставьте ссылку на новую/,
  },
  'an Excel file, in other words': {
    name: 'notGoogleSheet',
    status: 400,
    error: {
      code: 400,
      message: 'This operation is not supported for this document. The document must not be an Office file.',
      status: 'FAILED_PRECONDITION',
    },
  },
  'the spreadsheet is full': {
    name: 'full',
    status: 400,
    error: {
      code: 400,
      message:
        'Invalid requests[0].appendDimension: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
      status: 'INVALID_ARGUMENT',
    },
  },
  'the sheet is gone, and is called like another refusal': {
    name: 'grid',
    status: 400,
    error: {
      code: 400,
      message: "Unable to parse range: 'protected storage quota'!A1:C",
      status: 'INVALID_ARGUMENT',
    },
  },
  'protected cells': {
    name: 'protected',
    status: 400,
    error: {
      code: 400,
      message:
        'Invalid data[0]: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
      status: 'INVALID_ARGUMENT',
    },
  },
  'not shared': {
    name: 'notShared',
    status: 403,
    error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' },
  },
  'may look only': {
    name: 'notShared',
    status: 403,
    error: drive(
      'insufficientFilePermissions',
      'The user does not have sufficient permissions for this file.',
      'global',
    ),
  },
  deleted: {
    name: 'missing',
    status: 404,
    error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' },
  },
  'the token is good no more': {
    name: 'credentials',
    status: 401,
    error: {
      code: 401,
      message:
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
      status: 'UNAUTHENTICATED',
    },
  },
  'changed in parallel': {
    name: 'unavailable',
    status: 409,
    error: { code: 409, message: 'The operation was aborted.', status: 'ABORTED' },
  },
  'a failure of Google’s own': {
    name: 'unavailable',
    status: 503,
    error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' },
  },
  'anything else': {
    name: 'request',
    status: 400,
    error: { code: 400, message: "Invalid value at 'data'", status: 'INVALID_ARGUMENT' },
  },
};

for (const [title, { name, status, error, account = robot, asked = 'spreadsheet', cure }] of Object.entries(
  cases,
)) {
  test(`${title}: ${name}`, () => {
    const thrown = Object.assign(new Error('Request failed'), { response: { status, data: { error } } });
    const problem = refusal(thrown, { what: '1aBc', account, asked });
    assert.equal(problem.kind.code, sheetsProblems[name].code);
    const { title, detail } = describeProblem(problem, 'ru');
    assert.doesNotMatch(title + detail, /[{}]/, 'every gap is filled');
    if (cure) assert.match(title + detail, cure);
  });
}

test('a gateway’s page in the place of an answer is no refusal of Google, and is told by its status alone', () => {
  const thrown = Object.assign(new Error('Request failed'), {
    response: { status: 403, data: '<html>storage quota, has not been used in project</html>' },
  });
  const problem = refusal(thrown, { what: '1aBc', account: robot, asked: 'spreadsheet' });
  assert.equal(problem.kind, sheetsProblems.unavailable);
  assert.doesNotMatch(describeProblem(problem, 'ru').detail, /html/);
});

test('a key that is refused while the clocks differ says nothing of the key', () => {
  const body = JSON.stringify({ error: 'invalid_grant', error_description: 'Invalid JWT.' });
  const kinds = [null, 0, 299_000, -299_000, 301_000, -86_400_000].map(
    (ahead) => tokenRefusal(400, body, robot, ahead).kind.code,
  );
  const { credentials, clock } = sheetsProblems;
  const same = Array.from({ length: 4 }, () => credentials.code);
  assert.deepEqual(kinds, [...same, clock.code, clock.code]);
});

test('a 429 tells how large the quota really is', () => {
  const { error } = cases['the quota of Sheets'] as Case;
  const thrown = Object.assign(new Error(''), { response: { status: 429, data: { error } } });
  assert.deepEqual(refusal(thrown, { what: '', account: robot, asked: 'files' }).quota, {
    scope: 'user',
    units: 120,
  });
});

const timeframe =
  'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.';
const tokens: [name: keyof typeof sheetsProblems, status: number, body: object | string][] = [
  ['clock', 400, { error: 'invalid_grant', error_description: timeframe }],
  ['credentials', 400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' }],
  ['credentials', 400, { error: 'invalid_grant', error_description: 'Invalid grant: account not found' }],
  ['credentials', 401, { error: 'invalid_client', error_description: 'The OAuth client was not found.' }],
];
for (const [name, status, body] of tokens) {
  test(`the token endpoint: ${JSON.stringify(body).slice(0, 90)}: ${name}`, () => {
    const problem = tokenRefusal(status, JSON.stringify(body), robot);
    assert.equal(problem.kind.code, sheetsProblems[name].code);
  });
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

test('a key whose line breaks were written out, doubled, turned into spaces or lost is read', () => {
  const copies = {
    whole: pem,
    windows: pem.replaceAll('\n', '\r\n'),
    'written out': pem.replaceAll('\n', '\\n'),
    'written out twice': pem.replaceAll('\n', '\\\\n'),
    spaces: pem.replaceAll('\n', ' '),
    lost: pem.replaceAll('\n', ''),
    'the older form': privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  };
  for (const [name, copy] of Object.entries(copies)) assert.ok(readPrivateKey(copy).equals(privateKey), name);
});

test('a key that was cut off, or is another’s, is told as such: nothing of it is in the sentence', () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const bad = [
    pem.slice(0, 900),
    pem.replace(pem.slice(300, 500), ''),
    'abc',
    '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----',
    ...[small, curve].map((key) => key.export({ type: 'pkcs8', format: 'pem' }).toString()),
  ];
  for (const copy of bad) {
    assert.throws(() => readPrivateKey(copy), { kind: sheetsProblems.unreadableKey });
  }
});
