import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** A JWT by hand (RFC 7519, HS256), so that it does not share its errors with the library of those who are tested. */
export function signJwt(
  claims: object,
  secret: string,
  header: object = { alg: 'HS256', typ: 'JWT' },
): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${hmac(signed, secret).toString('base64url')}`;
}

/** The claims of a call of MoySklad's own: no `sub`, no `iss` (Vendor API, authentication). */
export function freshClaims(now = Date.now()): { iat: number; exp: number; jti: string } {
  const iat = Math.floor(now / 1000);
  return { iat, exp: iat + 300, jti: randomUUID() };
}

const claimsSchema = z.object({
  sub: z.string(),
  iat: z.number(),
  jti: z.string(),
  exp: z.number().optional(),
});

/** The longest life of a token, seconds: a later `exp` is cut. */
const MOST_S = 300;
/** How far clocks may differ, seconds; not documented. */
const TOLERANCE_S = 60;

/**
 * Checks a token that an application calls with.
 * @param secretOf the secret key by the application's uid.
 * @returns its uid and jti, or in words why it is refused.
 */
export function checkJwt(
  token: string,
  secretOf: (appUid: string) => string | undefined,
): { appUid: string; jti: string } | { refusal: string } {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const decode = (part: string): unknown => {
    try {
      return JSON.parse(Buffer.from(part, 'base64url').toString());
    } catch {
      return undefined;
    }
  };
  if (rest.length > 0 || (decode(head) as { alg?: unknown } | undefined)?.alg !== 'HS256')
    return { refusal: 'Неподдерживаемый алгоритм подписи токена' };
  const claims = claimsSchema.safeParse(decode(body)).data;
  if (!claims) return { refusal: 'В токене нет обязательных полей sub, iat, jti' };
  const secret = secretOf(claims.sub);
  if (secret === undefined) return { refusal: 'Неизвестное приложение' };
  const wanted = hmac(`${head}.${body}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    return { refusal: 'Неверная подпись токена' };
  const now = Date.now() / 1000;
  if (claims.iat > now + TOLERANCE_S) return { refusal: 'Токен выпущен в будущем' };
  if (Math.min(claims.exp ?? Infinity, claims.iat + MOST_S) < now)
    return { refusal: 'Срок действия токена истек' };
  return { appUid: claims.sub, jti: claims.jti };
}

function hmac(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
