import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import ts from 'typescript';
import type { TaskResult } from '../../api/exportTasks.ts';
import { outcomeInWords, outcomeOf, type Run, rowsInSheet } from './outcome.ts';
import en from './tasks.en.json' with { type: 'json' };
import ru from './tasks.ru.json' with { type: 'json' };

const result = (rows: Partial<TaskResult>): TaskResult => ({
  rowsRead: 978,
  rowsKeptOut: 639,
  rowsAppended: 0,
  rowsUpdated: 0,
  rowsUnchanged: 0,
  rowsDeleted: 0,
  cellsWritten: 0,
  requests: { moysklad: 1, sheets: { read: 1, write: 1 } },
  durationMs: 1,
  peakRssBytes: 1,
  cursor: null,
  ...rows,
});
const estimate = { moysklad: 1, sheets: { read: 1, write: 1 }, seconds: 1 };
const whole = {
  pass: 'full',
  pages: 'large',
  parallel: 1,
  objects: 978,
  reason: 'first-run',
  estimate,
} as const;
const changesOnly = { ...whole, pass: 'incremental', reason: 'changes-only' } as const;
const error = { code: 'google-quota', title: 'Google ограничил число запросов', detail: 'Подождите.' };
const run = (change: Partial<Run>): Run => ({
  status: 'done',
  dryRun: false,
  verify: false,
  result: null,
  plan: whole,
  error: null,
  warnings: [],
  ...change,
});
const some = result({ rowsAppended: 339 });
const none = result({ rowsUnchanged: 339 });
const remark = [{ code: 'not-sorted', detail: 'Не отсортировано.' }];

const i18n = i18next.createInstance();
await i18n.init({ lng: 'ru', resources: { ru: { tasks: ru }, en: { tasks: en } } });
const sentence = (language: 'ru' | 'en', of: Run) =>
  outcomeInWords(of, i18n.getFixedT(language, 'tasks'), language).sentence;

/** Every outcome: the run, its kind, colour and icon, its sentence in both languages. */
const outcomes: [Run, ReturnType<typeof outcomeOf>, string, string][] = [
  [run({ status: 'queued' }), { kind: 'queued', colour: 'gray', icon: 'clock' }, 'В очереди', 'Queued'],
  [
    run({ status: 'queued', error }),
    { kind: 'waiting', colour: 'yellow', icon: 'clock' },
    error.title,
    error.title,
  ],
  [
    run({ status: 'running' }),
    { kind: 'running', colour: 'blue', icon: 'running' },
    'Выполняется',
    'Running',
  ],
  [
    run({ status: 'cancelling' }),
    { kind: 'cancelling', colour: 'orange', icon: 'stopped' },
    'Отменяется…',
    'Cancelling…',
  ],
  [
    run({ status: 'cancelled', result: some }),
    { kind: 'cancelled', colour: 'gray', icon: 'stopped' },
    'Отменено',
    'Cancelled',
  ],
  [
    run({ status: 'failed', error, verify: true }),
    { kind: 'failed', colour: 'red', icon: 'attention' },
    error.title,
    error.title,
  ],
  [
    run({ result: some }),
    { kind: 'changed', colour: 'green', icon: 'done' },
    'Добавлено строк: 339.',
    'Rows added: 339.',
  ],
  [
    run({ result: none }),
    { kind: 'exact', colour: 'green', icon: 'done' },
    'Изменений не было, таблица уже точна.',
    'Nothing changed, the sheet is exact already.',
  ],
  [
    run({ result: result({}), plan: changesOnly }),
    { kind: 'exact', colour: 'green', icon: 'done' },
    'Изменений не было, таблица уже точна.',
    'Nothing changed, the sheet is exact already.',
  ],
  [
    run({ result: none, warnings: remark }),
    { kind: 'exact', colour: 'yellow', icon: 'attention' },
    'Изменений не было, таблица уже точна. Есть замечания.',
    'Nothing changed, the sheet is exact already. There is something to note.',
  ],
  [
    run({ result: result({}) }),
    { kind: 'empty', colour: 'yellow', icon: 'attention' },
    'Подходящих строк сейчас нет.',
    'There are no matching rows now.',
  ],
  [
    run({ result: result({ rowsDeleted: 7 }) }),
    { kind: 'changed', colour: 'green', icon: 'done' },
    'Удалено строк: 7.',
    'Rows removed: 7.',
  ],
  [
    run({ result: some, dryRun: true }),
    { kind: 'wouldChange', colour: 'blue', icon: 'look' },
    'Добавится строк: 339.',
    'Rows to be added: 339.',
  ],
  [
    run({ result: none, dryRun: true }),
    { kind: 'wouldNotChange', colour: 'green', icon: 'done' },
    'Изменений не будет, таблица уже точна.',
    'Nothing would change, the sheet is exact already.',
  ],
  [
    run({
      result: result({ rowsAppended: 5000, rowsUpdated: 2, rowsDeleted: 1 }),
      verify: true,
      dryRun: true,
    }),
    { kind: 'differs', colour: 'orange', icon: 'attention' },
    'Не хватает строк: 5\u00a0000, отличается: 2, лишних: 1.',
    'Rows missing: 5,000, different: 2, not in MoySklad: 1.',
  ],
  [
    run({ result: none, verify: true, dryRun: true }),
    { kind: 'agrees', colour: 'green', icon: 'done' },
    'Таблица и МойСклад совпадают.',
    'The sheet and MoySklad agree.',
  ],
];

test('every outcome has its colour, its icon and its words', () => {
  for (const [of, looks, russian, english] of outcomes) {
    assert.deepEqual(outcomeOf(of), looks);
    assert.equal(sentence('ru', of), russian);
    assert.equal(sentence('en', of), english);
  }
  const told = new Set(outcomes.map(([, { kind }]) => kind));
  assert.deepEqual([...told].sort(), Object.keys(ru.outcome).sort(), 'none is left out of this table');
});

test('who runs the platform sees codes in place of words, and the same colours', () => {
  for (const [of, looks] of outcomes) {
    const codes = { error: of.error?.code ?? null, warnings: of.warnings.map(({ code }) => code) };
    assert.deepEqual(outcomeOf({ ...of, ...codes }), looks);
  }
});

test('rows in the sheet are those written and found there, not those read', () => {
  assert.equal(rowsInSheet(run({ result: some })), 339);
  assert.equal(
    rowsInSheet(run({ result: result({ rowsAppended: 1, rowsUpdated: 2, rowsUnchanged: 4 }) })),
    7,
  );
  assert.equal(rowsInSheet(run({ result: some, plan: changesOnly })), null);
  assert.equal(rowsInSheet(run({ result: some, plan: { ...whole, reason: 'resumed' } })), null);
  assert.equal(rowsInSheet(run({})), null);
});

/** Files that show runs and colour something else: what it is. */
const OTHERS: Record<string, string> = {
  'features/tasks/outcome.ts': 'the one place',
  'pages/task/DifferenceRows.tsx': 'what became of a row',
  'pages/welcome/TemplateStep.tsx': 'what is to be done first',
  'pages/admin/CompanyPage.tsx': 'what holds a company up',
};

test('no other file that shows runs chooses a colour', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const hue = /\b(gray|red|pink|grape|violet|indigo|blue|cyan|teal|green|lime|yellow|orange)\b/;
  const breaches = ts.sys
    .readDirectory(root, ['.ts', '.tsx'])
    .filter((file) => !file.endsWith('.test.ts') && !(relative(root, file) in OTHERS))
    .filter((file) => {
      const text = readFileSync(file, 'utf8');
      const showsRuns = /features\/tasks\/|\/api\/exportTasks\.ts|\blastTask\b|\blastRun\b/.test(text);
      return showsRuns && text.split('\n').some((line) => hue.test(line) && !/^\s*(\*|\/[/*])/.test(line));
    });
  assert.deepEqual(
    breaches.map((file) => relative(root, file)),
    [],
  );
});
