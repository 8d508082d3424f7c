/** What signing in, the frame of all pages and the list of exports need: one file, loaded first. */

export { default as entering } from '../features/entering/entering.en.json';
export { default as schedules } from '../features/schedules/schedules.en.json';
export { default as tasks } from '../features/tasks/tasks.en.json';
export { default as exports } from '../pages/exports/exports.en.json';
export { default as 'not-found' } from '../pages/not-found/not-found.en.json';
export { default as 'sign-in' } from '../pages/sign-in/sign-in.en.json';
export { default as common } from './common.en.json';
