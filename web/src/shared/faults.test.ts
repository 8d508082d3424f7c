import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProblem } from '../api/problem.ts';
import { faultsOf } from './faults.ts';

const refusal = (errors: { field: string; message: string }[] | undefined, code = 'bad-request') =>
  new ApiProblem({
    title: 'Проверьте введённое',
    detail: '',
    code,
    status: 400,
    ...(errors && { errors }),
  });
const left = (rest: unknown) =>
  rest instanceof ApiProblem ? rest.problem.errors?.map(({ field }) => field) : rest;

test('each fault stands at its field, and what has no field is left for the alert', () => {
  const { at, rest } = faultsOf(
    refusal([
      { field: 'name', message: 'Пусто' },
      { field: 'options.sort.0.column', message: 'Нет столбца' },
      { field: 'mode', message: 'Нет такого' },
    ]),
    ['name', 'options'],
  );
  assert.deepEqual(at, { name: 'Пусто', options: 'Нет столбца' });
  assert.deepEqual(left(rest), ['mode']);
});

test('nothing is said twice: where all faults have a field there is no alert', () => {
  const { at, rest } = faultsOf(refusal([{ field: 'name', message: 'Пусто' }]), ['name']);
  assert.deepEqual([at, rest], [{ name: 'Пусто' }, null]);
  assert.deepEqual(faultsOf(null, ['name']), { at: {}, rest: null });
});

test('another failure stays whole, unless its code is of a field', () => {
  const other = refusal(undefined, 'wrong-code');
  assert.equal(faultsOf(other, ['code']).rest, other);
  const { at, rest } = faultsOf(other, ['code'], { 'wrong-code': 'code' });
  assert.deepEqual([at, rest], [{ code: 'Проверьте введённое' }, null]);
  const foreign = refusal([{ field: 'names', message: 'x' }]);
  assert.equal(faultsOf(foreign, ['name']).rest, foreign, 'a name that only begins alike is another field');
});

test('a field says what was wrong, and then what to do', () => {
  const refused = new ApiProblem({
    title: 'Код не подходит',
    detail: 'Введите шесть цифр.',
    code: 'google-wrong-code',
    status: 422,
    errors: [{ field: 'code', message: 'Введите шесть цифр.' }],
  });
  assert.deepEqual(faultsOf(refused, ['code']), {
    at: { code: 'Код не подходит. Введите шесть цифр.' },
    rest: null,
  });
});
