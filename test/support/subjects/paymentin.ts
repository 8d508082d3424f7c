import { plain } from './cells.ts';
import { documents } from './documents.ts';

export const paymentin = documents('paymentin', {
  columns: ['paymentPurpose'],
  shows: { 'Назначение платежа': (payment) => plain(payment.paymentPurpose) },
  edit: (person) => ({ paymentPurpose: `+7 оплата по счету ${person.below(1000)}` }),
  filters: [
    {
      title: 'sum',
      conditions: () => [{ field: 'sum', op: 'atLeast', value: 1_000_000 }],
      fits: ({ sum }) => Number(sum ?? 0) >= 100_000_000,
    },
  ],
});
