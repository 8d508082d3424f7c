import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as dictionary from './shared/dictionary.ts';
import * as by from './shared/filters.ts';

/** What a task calls its state is its type. */
const [type] = column.state();
const taskType = { ...(type as column.Column), title: { ru: 'Тип задачи', en: 'Task type' } };

export const task = defineDictionary({
  key: 'task',
  section: 'counterparties',
  metadata: 'task',
  fields: false,
  archived: false,
  // Unless they are asked for, tasks that are done are left out of the list.
  conditions: ['done=true', 'done=false'],
  title: { ru: 'Задачи', en: 'Tasks' },
  description: {
    ru: 'По строке на задачу: что сделать, кому, до какого срока, о ком и сделана ли.',
    en: 'A row per task: what to do, who does it, when it is due, whom it is about and whether it is done.',
  },
  columns: [
    column.text('description', 'Задача', 'Task'),
    column.yesNo('done', 'Выполнена', 'Done'),
    column.moment('dueToDate', 'Срок', 'Due'),
    column.reference('assignee', 'Ответственный', 'Assignee'),
    column.reference('author', 'Автор', 'Author'),
    column.reference('implementer', 'Исполнитель', 'Done by'),
    column.moment('completed', 'Когда выполнена', 'Completed'),
    taskType,
    column.reference('agent', 'Контрагент или юрлицо', 'Counterparty or organization'),
    column.reference('operation', 'Документ', 'Document'),
    column.count('notes', 'Комментариев', 'Comments'),
    column.count('files', 'Файлов', 'Files', { hidden: true }),
    dictionary.created,
    dictionary.updated,
  ],
  filters: [
    filter.yesNo('done', 'Выполнена', 'Done'),
    filter.period('dueToDate', 'Срок', 'Due'),
    filter.reference('assignee', 'Ответственный', 'Assignee', 'employee'),
    filter.reference('author', 'Автор', 'Author', 'employee'),
    by.agent,
    filter.text('description', 'Задача', 'Task'),
    by.created,
  ],
});
