import { escapeHtml, page } from '../pages/html.ts';
import type { Language } from '../pages/words.ts';
import { SCOPES } from './scopes.ts';

const ru = {
  meaning: {
    [SCOPES.spreadsheets]: 'Просмотр, изменение, создание и удаление всех ваших таблиц Google',
    [SCOPES.spreadsheetsReadonly]: 'Просмотр всех ваших таблиц Google',
    [SCOPES.drive]: 'Просмотр, изменение, создание и удаление всех ваших файлов на Google Диске',
    [SCOPES.driveFile]:
      'Просмотр и изменение только тех файлов Google Диска, которые вы открываете в этом приложении',
    [SCOPES.driveReadonly]: 'Просмотр и скачивание всех ваших файлов на Google Диске',
    [SCOPES.driveMetadataReadonly]: 'Просмотр сведений о файлах на Google Диске',
    [SCOPES.openid]: 'Подтверждение вашей личности',
    [SCOPES.email]: 'Просмотр вашего адреса электронной почты',
    [SCOPES.profile]: 'Просмотр ваших общедоступных личных данных',
  } as Record<string, string>,
  title: 'Вход – аккаунт Google (песочница)',
  sandbox: 'Песочница Google',
  asks: (application: string) => `Приложение ${application} запрашивает доступ к вашему аккаунту Google`,
  account: 'Аккаунт',
  choose: 'Выберите, к чему приложение получит доступ:',
  deny: 'Отказать',
  allow: 'Разрешить',
  refusedTitle: 'Ошибка доступа',
  refused: 'Доступ заблокирован: недопустимый запрос',
  error: 'Ошибка 400:',
};
const en: typeof ru = {
  meaning: {
    [SCOPES.spreadsheets]: 'See, edit, create, and delete all your Google Sheets spreadsheets',
    [SCOPES.spreadsheetsReadonly]: 'See all your Google Sheets spreadsheets',
    [SCOPES.drive]: 'See, edit, create, and delete all of your Google Drive files',
    [SCOPES.driveFile]:
      'See, edit, create, and delete only the specific Google Drive files you use with this app',
    [SCOPES.driveReadonly]: 'See and download all your Google Drive files',
    [SCOPES.driveMetadataReadonly]: 'See information about your Google Drive files',
    [SCOPES.openid]: 'Associate you with your personal info on Google',
    [SCOPES.email]: 'See your primary Google Account email address',
    [SCOPES.profile]: 'See your personal info, including any personal info you’ve made publicly available',
  },
  title: 'Sign in – Google Account (sandbox)',
  sandbox: 'Google sandbox',
  asks: (application) => `${application} wants access to your Google Account`,
  account: 'Account',
  choose: 'Select what the application can access:',
  deny: 'Deny',
  allow: 'Allow',
  refusedTitle: 'Access error',
  refused: 'Access blocked: invalid request',
  error: 'Error 400:',
};
const words: Record<Language, typeof ru> = { ru, en };

const STYLE = `
main { max-width: 440px; margin: 0 auto; padding: 24px 16px }
h1 { font-size: 22px; font-weight: 400 }
label { display: flex; gap: 10px; padding: 8px 0; align-items: flex-start }
select { font: inherit; width: 100%; padding: 8px }
footer { display: flex; gap: 12px; justify-content: flex-end; padding-top: 20px }
`;

/** The consent screen: whose account, and which scopes a person leaves ticked. */
export function consentPage(
  about: { query: URLSearchParams; scopes: string[]; users: string[] },
  language: Language,
): string {
  const { query, scopes, users } = about;
  const text = words[language];
  const hint = query.get('login_hint');
  const accounts = users
    .map((email) => `<option${email === hint ? ' selected' : ''}>${escapeHtml(email)}</option>`)
    .join('');
  const boxes = scopes
    .map(
      (scope) =>
        `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked> <span>${escapeHtml(text.meaning[scope] ?? scope)}</span></label>`,
    )
    .join('\n');
  return page(
    text.title,
    `<main>
<p>${text.sandbox}</p>
<h1>${text.asks(escapeHtml(query.get('client_id') ?? ''))}</h1>
<form method="post" action="/o/oauth2/v2/auth">
<input type="hidden" name="request" value="${escapeHtml(query.toString())}">
<label for="email">${text.account}</label>
<select id="email" name="email">${accounts}</select>
<p>${text.choose}</p>
${boxes}
<footer>
<button name="decision" value="deny">${text.deny}</button>
<button class="primary" name="decision" value="allow">${text.allow}</button>
</footer>
</form>
</main>`,
    STYLE,
    language,
  );
}

/** The page a person sees when the request itself is wrong; nothing is sent back to the application. */
export function refusalPage(error: string, language: Language): string {
  const text = words[language];
  return page(
    text.refusedTitle,
    `<main><h1>${text.refused}</h1><p>${text.error} ${escapeHtml(error)}</p></main>`,
    STYLE,
    language,
  );
}
