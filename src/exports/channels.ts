/** The queue of this room's tasks, and what is told of them. */

export const exportQueue = { name: 'export-task', retryLimit: 20, expireInSeconds: 6 * 3600 };
/** Something about a task changed: `{companyId, taskId}`. */
export const taskChannel = 'export-task';

/** A person wishes a task to stop: `{taskId}`. */
export const cancelChannel = 'export-task-cancel';

/** A company may have turns that nobody gave yet: `{companyId}`. */
export const turnChannel = 'export-turn';
