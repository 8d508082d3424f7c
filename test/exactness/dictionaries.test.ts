import { provesExact } from '../support/exactness.ts';

provesExact('dictionaries');
