import { provesExact } from '../support/exactness.ts';

provesExact('replace', 2000);
