export { emailChannel } from './email/channel.ts';
export { adoptEmails, mailQueue, openMail } from './email/mail.ts';
export type { Channel, Message, Outcome, Settled } from './outbox/channel.ts';
export { type Outbox, openOutbox } from './outbox/outbox.ts';
