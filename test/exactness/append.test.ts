import { provesExact } from '../support/exactness.ts';

provesExact('append', 1000);
