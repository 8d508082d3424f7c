import { provesExact } from '../support/exactness.ts';

provesExact('documents');
