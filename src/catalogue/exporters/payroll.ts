import * as column from '../columns/columns.ts';
import { defineDocument, defineLines } from '../exporter.ts';
import * as filter from '../filter/filter-fields.ts';
import * as doc from './shared/document.ts';
import * as by from './shared/filters.ts';

export const payroll = defineDocument({
  key: 'payroll',
  section: 'money',
  title: { ru: 'Начисления зарплат', en: 'Payrolls' },
  description: {
    ru: 'По строке на начисление: период, организация и сумма.',
    en: 'A row per payroll: period, organization and sum.',
  },
  reading: { order: 'none' },
  columns: [
    ...doc.opening,
    column.date('startPayrollPeriod', 'Начало периода', 'Period start'),
    column.date('endPayrollPeriod', 'Конец периода', 'Period end'),
    doc.organization,
    doc.sum,
    ...column.state(),
    doc.comment,
    doc.lineCount,
    doc.applicable,
    ...doc.sent,
    doc.files,
    ...doc.closing('payroll'),
  ],
  filters: [filter.yesNo('isDeleted', 'В корзине', 'In the trash'), by.readMoney('sum', 'Сумма', 'Sum')],
});

export const payrollLines = defineLines(payroll, {
  key: 'payrollposition',
  title: { ru: 'Начисления зарплат по сотрудникам', en: 'Payrolls by employee' },
  description: {
    ru: 'По строке на сотрудника: оклад и сдельная часть; данные начисления повторены.',
    en: 'A row per employee: salary and piecework; the payroll’s data repeated.',
  },
  columns: [
    column.reference('line.employee', 'Сотрудник', 'Employee'),
    column.money('line.baseSalary', 'Оклад', 'Salary'),
    column.money('line.pieceworkSalary', 'Сдельная часть', 'Piecework'),
  ],
  filters: [by.readReference('line.employee', 'Сотрудник', 'Employee', 'employee')],
});
