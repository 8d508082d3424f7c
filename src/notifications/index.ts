export { emailChannel } from './email/channel.ts';
export { adoptEmails, mailQueue, openMail } from './email/mail.ts';
export { openOutbox } from './outbox/outbox.ts';
