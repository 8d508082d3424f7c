import { provesExact } from '../support/exactness.ts';

provesExact('upsert', 3000);
