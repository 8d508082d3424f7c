import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busyMs } from '../../../test/support/busy.ts';
import { hasLinks, hasUnseen, withoutLinks } from './links.ts';

test('names of people and companies are no links', () => {
  for (const name of [
    'ООО «Ромашка»',
    'ИП Иванов И.И.',
    'А.С.Пушкин',
    'Лавка №1 (опт. и розн.)',
    'Anna K.',
    'Smith & Sons, Ltd.',
    'Склад 2.0',
    'Цех 12.05.2026',
    'Ёлки-палки & Co',
    '50% скидки',
    'Кафе «24/7»',
  ])
    assert.equal(hasLinks(name), false, name);
});

test('whatever a mail program makes clickable is one, however it is written', () => {
  for (const name of [
    'Выигрыш: https://evil.example/a?b',
    'http://evil',
    'www.evil',
    'evil.com',
    'Счёт на evil.com/pay оплатите',
    'EVIL.RU',
    'кремль.рф',
    'xn--80ak6aa92e.com',
    'evil.xn--p1ai',
    'evil。com',
    'evil．com',
    'javascript://x',
    'mailto:a@b',
    'tel:+79990000000',
    'boss@evil.example',
    'босс@почта.рф',
    '10.0.0.1',
    '10.0.0.1:8080/x',
    't.me/evil',
    'ev\u200bil.com',
    'a.b.c.evil.shop',
  ]) {
    assert.equal(hasLinks(name), true, name);
    assert.equal(hasLinks(withoutLinks(name)), false, withoutLinks(name));
    assert.doesNotMatch(withoutLinks(name), /evil\.|evil\/|@|:\/\//i, name);
  }
});

test('signs that are not seen, that turn a text round or break a line are found', () => {
  for (const name of ['a\u202eb', 'a\u200bb', 'a\nb', 'a\u2028b', 'a\u00adb', 'a\ufeffb'])
    assert.equal(hasUnseen(name), true, JSON.stringify(name));
  assert.equal(hasUnseen('Ромашка 🌼'), false);
});

test('an email address may stay where it says whose account is meant; a link never', () => {
  assert.equal(withoutLinks('shop@gmail.com', { emails: true }), 'shop@gmail.com');
  assert.equal(withoutLinks('shop@gmail.com https://evil.example', { emails: true }), 'shop@gmail.com …');
});

test('a text made to be slow is done at once', () => {
  const began = busyMs();
  for (const text of [
    'a.'.repeat(20_000),
    'a'.repeat(40_000),
    `${'a-'.repeat(20_000)}@`,
    'www.'.repeat(10_000),
  ])
    withoutLinks(text);
  assert.ok(busyMs() - began < 1_000, `${busyMs() - began} ms`);
});
