import { escapeHtml, page } from '../pages/html.ts';
import { SCOPES } from './scopes.ts';

const MEANING: Record<string, string> = {
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
};

const STYLE = `
main { max-width: 440px; margin: 0 auto; padding: 24px 16px }
h1 { font-size: 22px; font-weight: 400 }
label { display: flex; gap: 10px; padding: 8px 0; align-items: flex-start }
select { font: inherit; width: 100%; padding: 8px }
footer { display: flex; gap: 12px; justify-content: flex-end; padding-top: 20px }
`;

/** The consent screen: whose account, and which scopes a person leaves ticked. */
export function consentPage(about: { query: URLSearchParams; scopes: string[]; users: string[] }): string {
  const { query, scopes, users } = about;
  const hint = query.get('login_hint');
  const accounts = users
    .map((email) => `<option${email === hint ? ' selected' : ''}>${escapeHtml(email)}</option>`)
    .join('');
  const boxes = scopes
    .map(
      (scope) =>
        `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked> <span>${escapeHtml(MEANING[scope] ?? scope)}</span></label>`,
    )
    .join('\n');
  return page(
    'Вход – аккаунт Google (песочница)',
    `<main>
<p>Песочница Google</p>
<h1>Приложение ${escapeHtml(query.get('client_id') ?? '')} запрашивает доступ к вашему аккаунту Google</h1>
<form method="post" action="/o/oauth2/v2/auth">
<input type="hidden" name="request" value="${escapeHtml(query.toString())}">
<label for="email">Аккаунт</label>
<select id="email" name="email">${accounts}</select>
<p>Выберите, к чему приложение получит доступ:</p>
${boxes}
<footer>
<button name="decision" value="deny">Отказать</button>
<button class="primary" name="decision" value="allow">Разрешить</button>
</footer>
</form>
</main>`,
    STYLE,
  );
}

/** The page a person sees when the request itself is wrong; nothing is sent back to the application. */
export function refusalPage(error: string): string {
  return page(
    'Ошибка доступа',
    `<main><h1>Доступ заблокирован: недопустимый запрос</h1><p>Ошибка 400: ${escapeHtml(error)}</p></main>`,
    STYLE,
  );
}
