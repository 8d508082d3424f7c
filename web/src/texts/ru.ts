/** What signing in, the frame of all pages and the list of exports need: one file, loaded first. */

export { default as entering } from '../features/entering/entering.ru.json';
export { default as schedules } from '../features/schedules/schedules.ru.json';
export { default as tasks } from '../features/tasks/tasks.ru.json';
export { default as exports } from '../pages/exports/exports.ru.json';
export { default as 'not-found' } from '../pages/not-found/not-found.ru.json';
export { default as 'sign-in' } from '../pages/sign-in/sign-in.ru.json';
export { default as common } from './common.ru.json';
