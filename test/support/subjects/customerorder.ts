import { roubles } from './cells.ts';
import { documents } from './documents.ts';

export const customerorder = documents('customerorder', {
  columns: ['payedSum', 'organization'],
  shows: { Оплачено: (order) => roubles(order.payedSum) },
  edit: (person) => ({ payedSum: person.below(2) * 10_000 }),
  filters: [
    {
      title: 'paid something, chosen after reading',
      conditions: () => [{ field: 'payedSum', op: 'atLeast', value: 1 }],
      fits: ({ payedSum }) => Number(payedSum ?? 0) >= 100,
    },
  ],
});
