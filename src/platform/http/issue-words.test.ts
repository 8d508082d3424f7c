import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { describeIssues } from './validation.ts';

const schema = z.strictObject({
  id: z.uuid(),
  email: z.email(),
  name: z.string().min(1),
  password: z.string().min(8),
  title: z.string().max(21),
  names: z.array(z.string()).min(1),
  mode: z.enum(['upsert', 'append']),
  count: z.number().min(1),
  full: z.boolean(),
});
const wrong = {
  id: 'q',
  email: 'q',
  name: '',
  password: 'q',
  title: 'q'.repeat(22),
  names: [],
  mode: 'q',
  count: 0,
  full: 'q',
  colour: 'q',
};

test('what is wrong with a field is told in words and right plural forms, with no name of a type', () => {
  const { error } = schema.safeParse(wrong, { reportInput: true });
  const told = (language: 'ru' | 'en') =>
    Object.fromEntries(describeIssues(error!.issues, language).map(({ field, message }) => [field, message]));
  assert.deepEqual(told('ru'), {
    id: 'Это не номер: скопируйте его целиком',
    email: 'Проверьте адрес почты: он выглядит как anna@example.com',
    name: 'Заполните это поле',
    password: 'Не меньше 8 знаков',
    title: 'Не больше 21 знака',
    names: 'Не меньше 1 значения',
    mode: 'Выберите одно из: upsert, append',
    count: 'Не меньше 1',
    full: 'Нужно true или false',
    colour: 'Такого поля здесь нет',
  });
  assert.deepEqual(told('en'), {
    id: 'This is not an id: copy all of it',
    email: 'Check the email address: it looks like anna@example.com',
    name: 'Fill this field in',
    password: 'At least 8 characters',
    title: 'At most 21 characters',
    names: 'At least 1 value',
    mode: 'Choose one of: upsert, append',
    count: 'At least 1',
    full: 'true or false is needed',
    colour: 'There is no such field here',
  });
});
