import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showValue } from './number-format.ts';

test('values are shown by their pattern and the locale', () => {
  const cases: [number | string | boolean, string | undefined, string, string][] = [
    [1234567.891, undefined, 'en_US', '1234567.891'],
    [0.1 + 0.2, undefined, 'ru_RU', '0,3'],
    [1 / 3, undefined, 'en_US', '0.3333333333'],
    [123456789012345, undefined, 'en_US', '123456789012345'],
    [1e21, undefined, 'en_US', '1E+21'],
    [1234.5, '#,##0.00', 'ru_RU', '1\u00a0234,50'],
    [-1234.5, '#,##0.00', 'en_US', '-1,234.50'],
    [1.005, '0.00', 'en_US', '1.01'],
    [-0.001, '0.00', 'en_US', '0.00'],
    [0.125, '0.0%', 'en_US', '12.5%'],
    [12, '0000', 'en_US', '0012'],
    [3, '#.##', 'en_US', '3'],
    [1500, '#,##0.00\\ "₽"', 'ru_RU', '1\u00a0500,00 ₽'],
    [1500, '[$₽-419]#,##0', 'en_US', '₽1,500'],
    [-5, '0;(0);"нет"', 'en_US', '(5)'],
    [0, '0;(0);"нет"', 'en_US', 'нет'],
    [12345, '0.00E+00', 'en_US', '1.23E+04'],
    [45000.5, 'dd.mm.yyyy hh:mm:ss', 'ru_RU', '15.03.2023 12:00:00'],
    [45000.999999999, 'yyyy-mm-dd hh:mm:ss', 'en_US', '2023-03-16 00:00:00'],
    [45000.75, 'h:mm am/pm', 'en_US', '6:00 PM'],
    [1.5, '[h]:mm', 'en_US', '36:00'],
    [45000.5 + 0.25 / 86_400, 'hh:mm:ss.00', 'en_US', '12:00:00.25'],
    ['00042', '@', 'ru_RU', '00042'],
    [true, undefined, 'ru_RU', 'ИСТИНА'],
  ];
  for (const [value, pattern, locale, shown] of cases) {
    assert.equal(
      showValue(value, pattern ? { pattern } : undefined, locale),
      shown,
      `${value} by ${pattern}`,
    );
  }
});
