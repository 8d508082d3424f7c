export { type EmailChannel, emailChannel } from './email/channel.ts';
export { adoptEmails, mailQueue, openMail } from './email/mail.ts';
export type { Channel, Fate, Message, Outcome, Settled } from './outbox/channel.ts';
export { type NewMessage, type Outbox, openOutbox } from './outbox/outbox.ts';
