/** Types of the API, written by `npm run openapi` from the server. Not to be edited by hand. */
export interface paths {
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the process lives
     * @description For: anyone.
     */
    get: operations['checkLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the process can work: its database answers and has room
     * @description For: anyone.
     */
    get: operations['checkHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the process can work: its database answers and has room
     * @description For: anyone.
     */
    get: operations['checkReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Public keys of the access tokens (JWKS)
     * @description For: anyone.
     */
    get: operations['getTokenKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sign-in/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in; with a second factor its code comes next
     * @description For: anyone.
     */
    post: operations['signIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sign-in/google': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Where to send the browser to sign in by Google
     * @description For: anyone.
     */
    post: operations['beginGoogleSignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End this session
     * @description For: anyone.
     */
    post: operations['signOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/request-password-reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask for an email with a link to a new password; the answer is the same for every address
     * @description For: anyone.
     */
    post: operations['requestPasswordReset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Choose a new password by the email’s link; every session ends
     * @description For: anyone.
     */
    post: operations['resetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/change-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the password; every other session ends
     * @description For: person.
     */
    post: operations['changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/change-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the email address: the old one agrees by an email, then the new one proves itself by another
     * @description For: person.
     */
    post: operations['changeEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/my-address': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give an address where there is none: it proves itself by an email, then it is mine
     * @description For: viewer (`notifications.own`).
     */
    post: operations['proposeAddress'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/verify-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Follow an email’s link to change the address
     * @description For: anyone.
     */
    post: operations['verifyEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin a second factor: a secret for an app that makes codes, and backup codes; the first code turns it on
     * @description For: person.
     */
    post: operations['beginSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turn the second factor off
     * @description For: person.
     */
    post: operations['disableSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/backup-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * New backup codes; the old ones are void
     * @description For: person.
     */
    post: operations['renewBackupCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/two-factor/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The code of the second factor: ends a sign-in, or turns the factor on; each code is good once
     * @description For: anyone.
     */
    post: operations['verifySecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How one can sign in here
     * @description For: anyone.
     */
    get: operations['listWaysToSignIn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sign-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask for an email to sign up; the answer is the same for every address
     * @description For: anyone.
     */
    post: operations['requestSignUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sign-up/finish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Finish signing up by the email’s link; sign in next
     * @description For: anyone.
     */
    post: operations['finishSignUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Myself, and how I sign in
     * @description For: person.
     */
    get: operations['getProfile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change my name or the language of emails
     * @description For: person.
     */
    patch: operations['updateProfile'];
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where I am signed in, newest first
     * @description For: person.
     */
    get: operations['listSessions'];
    put?: never;
    post?: never;
    /**
     * End every session but this one; no device is trusted without a second factor any more
     * @description For: person.
     */
    delete: operations['endOtherSessions'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End one session; of another device, and no device is trusted without a second factor any more
     * @description For: person.
     */
    delete: operations['endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/outbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Emails that were not sent, because there is no SMTP_URL; not in production
     * @description For: anyone.
     */
    get: operations['listUnsentEmails'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/companies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a company and own it
     * @description For: person.
     */
    post: operations['createCompany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/companies/current': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The company itself
     * @description For: viewer (`company.read`).
     */
    get: operations['getCompany'];
    put?: never;
    post?: never;
    /**
     * Delete the company: exports stop and secrets are erased at once, everything else in 30 days unless it is restored
     * @description For: owner (`company.delete`).
     */
    delete: operations['deleteCompany'];
    options?: never;
    head?: never;
    /**
     * Rename the company
     * @description For: admin (`company.edit`).
     */
    patch: operations['renameCompany'];
    trace?: never;
  };
  '/api/v1/companies/current/transfer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand ownership over to another member; one stays as an admin
     * @description For: owner (`company.transfer`).
     */
    post: operations['transferCompany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/companies/current/leave': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Leave the company; the only owner cannot
     * @description For: viewer (`company.leave`).
     */
    post: operations['leaveCompany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/companies/current/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the deletion back; accounts are connected anew
     * @description For: owner (`company.delete`).
     */
    post: operations['restoreCompany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/usage/time-zone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Have the days and months of the plan turn in a time zone
     * @description For: owner (`company.plan`).
     */
    put: operations['setTimeZone'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/usage/exchange': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have one thing that rests go on, and another one of its kind rest instead
     * @description For: owner (`company.plan`).
     */
    post: operations['exchangeResting'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is in the company
     * @description For: viewer (`members.read`).
     */
    get: operations['listMembers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/members/{userId}/rights': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What ends with a membership, or with a lower role: keys and invitations of the member
     * @description Of others, whoever manages members is told. For: viewer (`members.read`).
     */
    get: operations['getMemberRights'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/members/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a member; their keys and invitations end
     * @description For: admin (`members.manage`).
     */
    delete: operations['removeMember'];
    options?: never;
    head?: never;
    /**
     * Give a member another role, up to one’s own; their keys and invitations beyond it end
     * @description For: admin (`members.manage`).
     */
    patch: operations['changeMemberRole'];
    trace?: never;
  };
  '/api/v1/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Invitations that wait
     * @description For: admin (`members.manage`).
     */
    get: operations['listInvitations'];
    put?: never;
    /**
     * Invite an address by email; a second invitation voids the first one’s link
     * @description For: admin (`members.manage`).
     */
    post: operations['createInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations/{id}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write once more, with a new link that is good for 7 days
     * @description For: admin (`members.manage`).
     */
    post: operations['resendInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an invitation
     * @description For: admin (`members.manage`).
     */
    delete: operations['revokeInvitation'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations/look': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What an invitation’s link leads to
     * @description For: anyone.
     */
    post: operations['lookAtInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Join the company one was invited to
     * @description For: person.
     */
    post: operations['acceptInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations/sign-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign up by an invitation, which proves the address, and join; sign in next
     * @description For: anyone.
     */
    post: operations['signUpByInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The company’s API keys, newest first
     * @description For: admin (`api-keys.manage`).
     */
    get: operations['listApiKeys'];
    put?: never;
    /**
     * Make an API key; the key itself is in this answer only
     * @description For: admin (`api-keys.manage`).
     */
    post: operations['createApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an API key: from now on it opens nothing
     * @description For: admin (`api-keys.manage`).
     */
    delete: operations['revokeApiKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was done in the company, newest first
     * @description For: admin (`audit-log.read`).
     */
    get: operations['listAuditLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit-log.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The same as a CSV file, all of it
     * @description For: admin (`audit-log.read`).
     */
    get: operations['downloadAuditLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who I am and in which companies
     * @description For: person.
     */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/moysklad': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether there is a token of MoySklad to try with
     * @description For: viewer (`integrations.read`).
     */
    get: operations['getMoyskladWays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Connected accounts
     * @description For: viewer (`integrations.read`).
     */
    get: operations['listIntegrations'];
    put?: never;
    /**
     * Connect an account; the secret is tried at once, the same account again replaces it
     * @description For: admin (`integrations.manage`).
     */
    post: operations['connectIntegration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One account: its state, its rights and what works through it
     * @description For: viewer (`integrations.read`).
     */
    get: operations['getIntegration'];
    put?: never;
    post?: never;
    /**
     * Disconnect an account; exports that work through it pause, if that is agreed to
     * @description For: admin (`integrations.manage`).
     */
    delete: operations['disconnectIntegration'];
    options?: never;
    head?: never;
    /**
     * Rename an account
     * @description For: admin (`integrations.manage`).
     */
    patch: operations['renameIntegration'];
    trace?: never;
  };
  '/api/v1/integrations/{id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Connect an account again: another secret under the same id
     * @description For: admin (`integrations.manage`).
     */
    put: operations['reconnectIntegration'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/{id}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try an account now; what it answers is kept
     * @description For: admin (`integrations.manage`).
     */
    post: operations['checkIntegration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/google': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether people can connect Google by signing in there
     * @description For: viewer (`integrations.read`).
     */
    get: operations['getGoogleWays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/google/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin a consent at Google: answers the address to open
     * @description For: admin (`integrations.manage`).
     */
    post: operations['beginGoogleConsent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/google/open': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Go on with a consent that was begun in MoySklad’s frame, in a tab of its own; once
     * @description For: anyone.
     */
    post: operations['openGoogleConsent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/google/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Google sends people back here; leads on to the page where they began
     * @description For: anyone.
     */
    get: operations['finishGoogleConsent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/google/pending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Google accounts that were allowed in another browser and wait for you to confirm them
     * @description For: admin (`integrations.manage`).
     */
    get: operations['listPendingGoogle'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/google/pending/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * It is mine: connect it. Only who began may, with the code of the tab in which it was allowed
     * @description For: admin (`integrations.manage`).
     */
    post: operations['confirmPendingGoogle'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integrations/google/pending/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * It is not mine: forget it, and take it back at Google
     * @description For: admin (`integrations.manage`).
     */
    delete: operations['forgetPendingGoogle'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What can be exported
     * @description For: viewer (`exports.read`).
     */
    get: operations['listExporters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/columns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Columns of an exporter, with those that the company’s account adds
     * @description For: viewer (`exports.read`).
     */
    get: operations['listColumns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The first 20 rows as they would stand in the sheet
     * @description For: editor (`exports.edit`).
     */
    post: operations['previewExport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Ready exports that only need a place
     * @description For: viewer (`exports.read`).
     */
    get: operations['listTemplates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/customentity/dictionaries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The account’s custom dictionaries, each with the key of its exporter
     * @description For: viewer (`exports.read`).
     */
    get: operations['listDictionaries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/filters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Fields of an exporter’s filter, with those that the company’s account adds
     * @description For: viewer (`exports.read`).
     */
    get: operations['listFilterFields'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/filters/{field}/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What may be chosen in a field of the filter
     * @description For: viewer (`exports.read`).
     */
    get: operations['listFilterOptions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exporters/{key}/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How many objects fit a filter
     * @description For: editor (`exports.edit`).
     */
    post: operations['countObjects'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/spreadsheets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Spreadsheets that the connected Google account lets us know of, the last changed first
     * @description For: editor (`exports.edit`).
     */
    get: operations['listSpreadsheets'];
    put?: never;
    /**
     * Create a spreadsheet in the connected Google account
     * @description For: editor (`exports.edit`).
     */
    post: operations['createSpreadsheet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/spreadsheets/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at a spreadsheet by its link
     * @description For: editor (`exports.edit`).
     */
    post: operations['checkSpreadsheet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-configs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The company’s exports
     * @description For: viewer (`exports.read`).
     */
    get: operations['listExportConfigs'];
    put?: never;
    /**
     * Make an export
     * @description For: editor (`exports.edit`).
     */
    post: operations['createExportConfig'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-configs/{id}/copies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make another export like this one, for another sheet of its spreadsheet, without a schedule
     * @description For: editor (`exports.edit`).
     */
    post: operations['copyExportConfig'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-configs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One export
     * @description For: viewer (`exports.read`).
     */
    get: operations['getExportConfig'];
    put?: never;
    post?: never;
    /**
     * Delete an export; its sheet stays as it is
     * @description For: editor (`exports.edit`).
     */
    delete: operations['deleteExportConfig'];
    options?: never;
    head?: never;
    /**
     * Change an export
     * @description For: editor (`exports.edit`).
     */
    patch: operations['updateExportConfig'];
    trace?: never;
  };
  '/api/v1/export-configs/{id}/last-change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who gave an export the settings that it has now, and when
     * @description For: editor (`exports.edit`).
     */
    get: operations['getLastChange'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Runs, newest first
     * @description For: viewer (`exports.read`).
     */
    get: operations['listExportTasks'];
    put?: never;
    /**
     * Run an export
     * @description For: editor (`exports.run`).
     */
    post: operations['startExportTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One run
     * @description For: viewer (`exports.read`).
     */
    get: operations['getExportTask'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}/difference': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a run changed, or would change
     * @description For: viewer (`exports.read`).
     */
    get: operations['getExportTaskDifference'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop a run
     * @description For: editor (`exports.run`).
     */
    post: operations['cancelExportTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-tasks/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A run as it goes (server-sent events `task`)
     * @description For: viewer (`exports.read`).
     */
    get: operations['watchExportTask'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How each export went on the last 30 days
     * @description For: viewer (`exports.read`).
     */
    get: operations['listExportDays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/today': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the company’s exports go today: runs and rows
     * @description For: viewer (`exports.read`).
     */
    get: operations['getToday'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-configs/{id}/missed-days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Days that no run of an export with a rolling period has covered
     * @description For: viewer (`exports.read`).
     */
    get: operations['listMissedDays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/schedules/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause all schedules, and let changes start no export
     * @description For: editor (`exports.edit`).
     */
    post: operations['pauseSchedules'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/schedules/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Continue what was paused together
     * @description For: editor (`exports.edit`).
     */
    post: operations['resumeSchedules'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/coming-runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * When exports run by themselves in a week
     * @description For: viewer (`exports.read`).
     */
    get: operations['listComingRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * When exports run by themselves
     * @description For: viewer (`exports.read`).
     */
    get: operations['listSchedules'];
    put?: never;
    /**
     * Let an export run by itself
     * @description For: editor (`exports.edit`).
     */
    post: operations['createSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/schedules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete a schedule; its export stays
     * @description For: editor (`exports.edit`).
     */
    delete: operations['deleteSchedule'];
    options?: never;
    head?: never;
    /**
     * Change, pause or continue a schedule
     * @description For: editor (`exports.edit`).
     */
    patch: operations['updateSchedule'];
    trace?: never;
  };
  '/api/v1/change-triggers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The exports that start on changes in MoySklad, all of them
     * @description For: viewer (`exports.read`).
     */
    get: operations['listChangeTriggers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/export-configs/{id}/change-trigger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How an export starts on changes in MoySklad
     * @description For: viewer (`exports.read`).
     */
    get: operations['getChangeTrigger'];
    /**
     * Let an export start on changes in MoySklad, or change how it does
     * @description For: editor (`exports.edit`).
     */
    put: operations['setChangeTrigger'];
    post?: never;
    /**
     * Let an export start on changes no more; it stays
     * @description For: editor (`exports.edit`).
     */
    delete: operations['deleteChangeTrigger'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/source-webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How MoySklad tells of changes, account by account
     * @description For: viewer (`integrations.read`).
     */
    get: operations['listSourceWebhooks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/source-webhooks/{integrationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How MoySklad tells of changes in one account
     * @description For: viewer (`integrations.read`).
     */
    get: operations['getSourceWebhooks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/source-webhooks/{integrationId}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at MoySklad now whether it tells what is wanted, and put back what it does not
     * @description For: admin (`integrations.manage`).
     */
    post: operations['checkSourceWebhooks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/source-webhooks/{integrationId}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The last hundred notifications of MoySklad, the newest first
     * @description For: viewer (`integrations.read`).
     */
    get: operations['listSourceDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/source-webhooks/{integrationId}/deliveries/{deliveryId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand a notification on once more; what became of it is a delivery of its own
     * @description For: admin (`integrations.manage`).
     */
    post: operations['replaySourceDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/moysklad/{secret}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Something changed in an account
     * @description For: hook.
     */
    post: operations['receiveMoyskladNotice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whom the company has told of its events, the oldest first
     * @description For: viewer (`webhooks.read`).
     */
    get: operations['listWebhooks'];
    put?: never;
    /**
     * Have an address told of events; the secret is in this answer only
     * @description For: admin (`webhooks.manage`).
     */
    post: operations['createWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A webhook
     * @description For: viewer (`webhooks.read`).
     */
    get: operations['getWebhook'];
    put?: never;
    post?: never;
    /**
     * Delete a webhook; what waits for it is not sent any more
     * @description For: admin (`webhooks.manage`).
     */
    delete: operations['deleteWebhook'];
    options?: never;
    head?: never;
    /**
     * Change a webhook; what waits is sent to its new address
     * @description For: admin (`webhooks.manage`).
     */
    patch: operations['updateWebhook'];
    trace?: never;
  };
  '/api/v1/webhooks/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a webhook another secret; for a day messages are signed with both
     * @description For: admin (`webhooks.manage`).
     */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send nothing more to a webhook; what waits for it is dropped
     * @description For: admin (`webhooks.manage`).
     */
    post: operations['pauseWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a webhook go on with the events from now on
     * @description For: admin (`webhooks.manage`).
     */
    post: operations['resumeWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was sent to a webhook in the last 14 days, the newest first
     * @description For: viewer (`webhooks.read`).
     */
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a webhook a message to try it out: once, at once, also while it is paused
     * @description For: admin (`webhooks.manage`).
     */
    post: operations['testWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/deliveries/{deliveryId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a message once more, with the id it had; what becomes of that is a delivery of its own
     * @description For: admin (`webhooks.manage`).
     */
    post: operations['replayWebhookDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnership-invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Invitations that nobody has accepted yet, the newest first
     * @description For: admin (`partnerships.read`).
     */
    get: operations['listPartnershipInvitations'];
    put?: never;
    /**
     * Invite a company to let this one’s rules make documents there; the code is in this answer only
     * @description For: admin (`partnerships.manage`).
     */
    post: operations['createPartnershipInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnership-invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take an invitation back: its code is no good any more
     * @description For: admin (`partnerships.manage`).
     */
    delete: operations['revokePartnershipInvitation'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnership-invitations/look': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Who invites, by the code
     * @description For: owner (`partnerships.consent`).
     */
    post: operations['lookAtPartnershipInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Partnerships, those that have not ended first; the others are kept for a year
     * @description For: admin (`partnerships.read`).
     */
    get: operations['listPartnerships'];
    put?: never;
    /**
     * Accept an invitation, and say what the partner’s rules may make here
     * @description For: owner (`partnerships.consent`).
     */
    post: operations['acceptPartnership'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships/own': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let the rules of another company of one’s own make documents here, in one step
     * @description For: owner (`partnerships.consent`).
     */
    post: operations['linkOwnCompany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A partnership
     * @description For: admin (`partnerships.read`).
     */
    get: operations['getPartnership'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened to a partnership, the newest first; kept for a year
     * @description For: admin (`partnerships.read`).
     */
    get: operations['listPartnershipHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships/{id}/consent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Say what the partner’s rules may make here from now on
     * @description For: owner (`partnerships.consent`).
     */
    put: operations['setPartnershipConsent'];
    post?: never;
    /**
     * Let the partner’s rules make nothing here any more
     * @description For: owner (`partnerships.consent`).
     */
    delete: operations['withdrawPartnershipConsent'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a partnership: no rule of either company acts
     * @description For: admin (`partnerships.manage`).
     */
    post: operations['pausePartnership'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one’s own pause back
     * @description For: admin (`partnerships.manage`).
     */
    post: operations['resumePartnership'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/partnerships/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a partnership for good
     * @description For: admin (`partnerships.manage`).
     */
    post: operations['endPartnership'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drafts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Forms I have begun to fill in, the last changed first
     * @description For: viewer (`drafts.own`).
     */
    get: operations['listDrafts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/drafts/{form}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What I have entered into a form; null when nothing
     * @description For: viewer (`drafts.own`).
     */
    get: operations['getDraft'];
    /**
     * Keep what I have entered, for 30 days
     * @description For: viewer (`drafts.own`).
     */
    put: operations['saveDraft'];
    post?: never;
    /**
     * Throw away what I have entered into a form
     * @description For: viewer (`drafts.own`).
     */
    delete: operations['deleteDraft'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The plans, with their limits and prices
     * @description For: anyone.
     */
    get: operations['listPlans'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The company’s plan, and what it uses of it
     * @description For: viewer (`company.read`).
     */
    get: operations['getUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/companies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All companies, newest first
     * @description For: platform-admin.
     */
    get: operations['listAllCompanies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/companies/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A company’s card
     * @description For: platform-admin.
     */
    get: operations['getCompanyCard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/companies/{id}/block': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Block a company: its people see the reason and can do nothing, what runs is stopped
     * @description For: platform-admin.
     */
    put: operations['blockCompany'];
    post?: never;
    /**
     * Open a blocked company again
     * @description For: platform-admin.
     */
    delete: operations['unblockCompany'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/companies/{id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Have a company’s exports wait: its people see the reason and can do everything else
     * @description For: platform-admin.
     */
    put: operations['stopCompany'];
    post?: never;
    /**
     * Let a company’s exports go on
     * @description For: platform-admin.
     */
    delete: operations['resumeCompany'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/companies/{id}/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Give a company a plan whatever it pays for
     * @description For: platform-admin.
     */
    put: operations['setCompanyPlan'];
    post?: never;
    /**
     * Give a company the plan again that it pays for
     * @description For: platform-admin.
     */
    delete: operations['clearCompanyPlan'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/companies/{id}/support-access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at a company’s data for 30 minutes, without changing any
     * @description Then `X-Company-Id` of this company is taken from the caller, too. For: platform-admin.
     */
    post: operations['beginSupportAccess'];
    /**
     * Stop looking at a company’s data
     * @description For: platform-admin.
     */
    delete: operations['endSupportAccess'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What companies use, those first that use most of what is sorted by
     * @description For: platform-admin.
     */
    get: operations['listCompanyUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Queues, providers, the change of keys, and who runs the platform
     * @description For: platform-admin.
     */
    get: operations['getPlatformHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/health/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Calls to the providers and how full the queues were, for the last day
     * @description For: platform-admin.
     */
    get: operations['getPlatformHealthHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Runs that wait and go on, by company and what started them, and what is stopped
     * @description For: platform-admin.
     */
    get: operations['getAdminQueue'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/stops/{what}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Stop a provider, or the platform: nothing that needs it starts, what runs stops at its next checkpoint
     * @description Everybody whose exports wait reads the reason. They go on by themselves when the stop ends. For: platform-admin.
     */
    put: operations['beginStop'];
    post?: never;
    /**
     * Let what was stopped go on
     * @description For: platform-admin.
     */
    delete: operations['endStop'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/dead-jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Jobs given up on, newest first
     * @description For: platform-admin.
     */
    get: operations['listDeadJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/dead-jobs/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a job again that was given up on
     * @description For: platform-admin.
     */
    post: operations['retryDeadJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/dead-jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Throw a job away that was given up on
     * @description For: platform-admin.
     */
    delete: operations['dropDeadJob'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of all messages in the last 30 days, newest first; never what stands in them
     * @description For: platform-admin.
     */
    get: operations['listAllMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What I was told in this company, newest first
     * @description For: viewer (`notifications.own`).
     */
    get: operations['listNotifications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/unread-count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many notifications I have not read; 100: so many or more
     * @description For: viewer (`notifications.own`).
     */
    get: operations['countUnreadNotifications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notifications/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mark these notifications of mine as read, or all up to a moment
     * @description For: viewer (`notifications.own`).
     */
    post: operations['readNotifications'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notification-preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What I want to be told in this company, and where
     * @description For: viewer (`notifications.own`).
     */
    get: operations['getNotificationPreferences'];
    /**
     * Choose what I want to be told in this company, and where
     * @description For: viewer (`notifications.own`).
     */
    put: operations['saveNotificationPreferences'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of the emails to the company’s people in the last 30 days, newest first
     * @description For: admin (`audit-log.read`).
     */
    get: operations['listMessages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/messages/{id}/repeat': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an email again that did not arrive, or may not have: to the address that the person has now, once
     * @description For: admin (`messages.repeat`).
     */
    post: operations['repeatMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/moysklad/vendor/1.0/apps/{appId}/{accountId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether an account is activated
     * @description For: moysklad.
     */
    get: operations['getAppStatus'];
    /**
     * An account is activated
     * @description For: moysklad.
     */
    put: operations['activateApp'];
    post?: never;
    /**
     * An account is deactivated
     * @description For: moysklad.
     */
    delete: operations['deactivateApp'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/moysklad/vendor/1.0/apps/{appId}/{accountId}/event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * The rights of the token changed
     * @description For: moysklad.
     */
    put: operations['changeAppRights'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/moysklad/vendor/1.0/apps/{appId}/{accountId}/scenario': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An action of a scenario: the exports chosen for it run
     * @description Where nothing can be done the answer is 400 with `{error: {errorMessage}}`, in Russian, which MoySklad shows to its people. For: moysklad.
     */
    post: operations['runScenarioAction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/moysklad/vendor/1.0/apps/{appId}/{accountId}/button': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A button in MoySklad: the exports of such objects run
     * @description Where nothing can be done the answer is 400 with `{error: {errorMessage}}`, in Russian, which MoySklad shows to its people. For: moysklad.
     */
    post: operations['pressButton'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/moysklad/installation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether MoySklad’s application is installed, which rights it lacks, and what its scenarios can start
     * @description For: viewer (`exports.read`).
     */
    get: operations['getMoyskladInstallation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/moysklad/objects/{type}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether an object of MoySklad’s stands in the spreadsheets as it is now
     * @description For: viewer (`exports.read`).
     */
    get: operations['getObjectFreshness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/scenario-exports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which exports MoySklad’s scenarios start
     * @description For: viewer (`exports.read`).
     */
    get: operations['listScenarioExports'];
    put?: never;
    /**
     * Let an action of a scenario start an export for objects of a type
     * @description For: editor (`exports.edit`).
     */
    post: operations['createScenarioExport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/scenario-exports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Let it start the export no more; the export stays
     * @description For: editor (`exports.edit`).
     */
    delete: operations['deleteScenarioExport'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/moysklad/sso': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Come in from MoySklad: the key of the opened frame, once, for a token
     * @description For: anyone.
     */
    post: operations['enterFrame'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/moysklad/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Renew the token of the frame: at most eight hours from coming in
     * @description For: viewer (`company.read`).
     */
    post: operations['refreshFrameToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/moysklad/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who I am in the frame, and its company
     * @description For: viewer (`company.read`).
     */
    get: operations['getFrameMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unsubscribe/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End the emails of the kind that this link was in
     * @description For: anyone.
     */
    post: operations['unsubscribe'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  'task.ended': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A run is over, whatever came of it */
    post: operations['toldTaskEnded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'integration.lost': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An account has to be connected again: its access was taken back, or is over */
    post: operations['toldIntegrationLost'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'limit.reached': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A limit of the plan comes near, is reached, or had something refused; once a month of each */
    post: operations['toldLimitReached'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'webhook.test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody pressed “Check” */
    post: operations['toldWebhookTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    Problem: {
      /** Format: uri */
      type: string;
      title: string;
      status: number;
      /** @description What to do about it */
      detail: string;
      code: string;
      requestId: string;
      errors?: {
        field: string;
        message: string;
      }[];
    };
    SignedIn: {
      secondFactor: boolean;
    };
    SignInByGoogle: {
      /** Format: uri */
      url: string;
    };
    Done: {
      /** @constant */
      status: true;
    };
    SecondFactor: {
      totpURI: string;
      backupCodes: string[];
    };
    BackupCodes: {
      backupCodes: string[];
    };
    WaysToSignIn: {
      google: boolean;
      outbox: boolean;
    };
    SignedUp: {
      email: string;
    };
    Profile: {
      name: string;
      email: string;
      /** @enum {string} */
      language: 'ru' | 'en';
      hasPassword: boolean;
      google: boolean;
      secondFactor: boolean;
    };
    Session: {
      id: string;
      current: boolean;
      ip: string | null;
      userAgent: string | null;
      createdAt: string;
      expiresAt: string;
    };
    Email: {
      /** Format: uuid */
      id: string;
      to: string;
      subject: string;
      text: string;
      html: string;
      at: string;
    };
    Company: {
      /** Format: uuid */
      id: string;
      name: string;
      members: number;
      createdAt: string;
      blockedReason: string | null;
      eraseAt: string | null;
    };
    Member: {
      userId: string;
      name: string;
      email: string;
      /** @enum {string} */
      role: 'viewer' | 'editor' | 'admin' | 'owner';
      since: string;
    };
    MemberRights: {
      apiKeys: {
        /** Format: uuid */
        id: string;
        name: string;
        prefix: string;
      }[];
      invitations: {
        /** Format: uuid */
        id: string;
        email: string;
      }[];
      /** @description Accounts that the member connected: they stay */
      integrations: {
        /** Format: uuid */
        id: string;
        title: string;
      }[];
    };
    Invitation: {
      /** Format: uuid */
      id: string;
      email: string;
      /** @enum {string} */
      role: 'viewer' | 'editor' | 'admin' | 'owner';
      invitedBy: string | null;
      expiresAt: string;
      createdAt: string;
    };
    InvitationLook: {
      companyName: string;
      email: string;
      /** @enum {string} */
      role: 'viewer' | 'editor' | 'admin' | 'owner';
      invitedBy: string | null;
      /** @description Somebody has signed up with this address: they sign in, others choose a password */
      known: boolean;
      /** @description The address of whoever is signed in in this browser */
      signedInAs: string | null;
    };
    Joined: {
      /** Format: uuid */
      companyId: string;
    };
    ApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      prefix: string;
      scopes: (
        | 'company.read'
        | 'audit-log.read'
        | 'integrations.read'
        | 'exports.read'
        | 'exports.edit'
        | 'exports.run'
        | 'webhooks.read'
        | 'partnerships.read'
      )[];
      /** @enum {string} */
      status: 'active' | 'expired' | 'revoked';
      createdAt: string;
      createdBy: string | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
      revokedAt: string | null;
    };
    MadeApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      prefix: string;
      scopes: (
        | 'company.read'
        | 'audit-log.read'
        | 'integrations.read'
        | 'exports.read'
        | 'exports.edit'
        | 'exports.run'
        | 'webhooks.read'
        | 'partnerships.read'
      )[];
      /** @enum {string} */
      status: 'active' | 'expired' | 'revoked';
      createdAt: string;
      createdBy: string | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
      revokedAt: string | null;
      /** @example sk_3kTq9Z… */
      key: string;
    };
    ApiKeyInput: {
      name: string;
      scopes: (
        | 'company.read'
        | 'audit-log.read'
        | 'integrations.read'
        | 'exports.read'
        | 'exports.edit'
        | 'exports.run'
        | 'webhooks.read'
        | 'partnerships.read'
      )[];
      /** @default null */
      expiresAt: string | null;
    };
    AuditLine: {
      id: string;
      at: string;
      actor: {
        /** @enum {string} */
        kind: 'person' | 'key' | 'support' | 'moysklad' | 'system';
        id: string | null;
        name: string | null;
      };
      /** @example export-config.changed */
      event: string;
      target: {
        kind: string;
        id: string | null;
        name: string | null;
      } | null;
      before: {
        [key: string]: unknown;
      } | null;
      after: {
        [key: string]: unknown;
      } | null;
      ip: string | null;
      requestId: string | null;
    };
    Me: {
      user: {
        id: string;
        name: string;
        email: string;
      };
      companies: {
        /** Format: uuid */
        id: string;
        name: string;
        /** @enum {string} */
        role: 'viewer' | 'editor' | 'admin' | 'owner';
        blockedReason: string | null;
        /** @description Its exports wait, and why */
        stoppedReason: string | null;
        eraseAt: string | null;
        /** @description Somebody of the platform looks at the data now; mine: it is the caller */
        support: {
          expiresAt: string;
          mine: boolean;
        } | null;
      }[];
      platformAdmin: boolean;
      /** @description How the service is, for everybody */
      service: {
        /** @description The exports of all companies wait, and why */
        stopped: {
          ru: string;
          en: string;
        } | null;
        /** @description Providers that answer nobody now */
        down: ('moysklad' | 'google')[];
      };
    };
    Integration: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      provider: 'moysklad' | 'google';
      /** @enum {string} */
      kind: 'token' | 'marketplace' | 'service-account' | 'oauth';
      title: string;
      /** @enum {string} */
      status: 'ok' | 'reconnect';
      details: {
        /** @default  */
        owner: string;
        /** @default null */
        email: string | null;
        /** @default null */
        accountId: string | null;
        /** @default null */
        admin: boolean | null;
        /** @default null */
        rights: string[] | null;
        /** @default null */
        callsPer3s: number | null;
        /** @default null */
        requestWeight: number | null;
        /** @default null */
        scopes: string[] | null;
      };
      lastSuccessAt: string | null;
      lastError: {
        code: string;
        title: {
          ru: string;
          en: string;
        };
        detail: {
          ru: string;
          en: string;
        };
        at: string;
      } | null;
      createdAt: string;
    };
    IntegrationHealth: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      provider: 'moysklad' | 'google';
      /** @enum {string} */
      kind: 'token' | 'marketplace' | 'service-account' | 'oauth';
      title: string;
      /** @enum {string} */
      status: 'ok' | 'reconnect';
      details: {
        /** @default  */
        owner: string;
        /** @default null */
        email: string | null;
        /** @default null */
        accountId: string | null;
        /** @default null */
        admin: boolean | null;
        /** @default null */
        rights: string[] | null;
        /** @default null */
        callsPer3s: number | null;
        /** @default null */
        requestWeight: number | null;
        /** @default null */
        scopes: string[] | null;
      };
      lastSuccessAt: string | null;
      lastError: {
        code: string;
        title: {
          ru: string;
          en: string;
        };
        detail: {
          ru: string;
          en: string;
        };
        at: string;
      } | null;
      createdAt: string;
      usedBy: {
        /** Format: uuid */
        id: string;
        name: string;
      }[];
      missing: {
        permission: string;
        title: {
          ru: string;
          en: string;
        };
        exporters: {
          key: string;
          title: {
            ru: string;
            en: string;
          };
        }[];
        wanted: boolean;
      }[];
    };
    IntegrationInput:
      | {
          /** @constant */
          provider: 'moysklad';
          token: string;
        }
      | {
          /** @constant */
          provider: 'google';
          key: {
            /** @constant */
            type: 'service_account';
            /** Format: email */
            client_email: string;
            private_key: string;
          } & {
            [key: string]: unknown;
          };
        };
    PendingGoogle: {
      /** Format: uuid */
      id: string;
      email: string | null;
      links: boolean;
      integrationId: string | null;
      expiresAt: string;
    };
    Exporter: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      description: {
        ru: string;
        en: string;
      };
      /** @enum {string} */
      kind: 'document' | 'lines' | 'dictionary' | 'report';
      /** @enum {string} */
      section:
        | 'sales'
        | 'purchases'
        | 'goods'
        | 'stock'
        | 'counterparties'
        | 'money'
        | 'retail'
        | 'production'
        | 'indicators'
        | 'settings';
      keyColumn: string;
      objectColumn: string | null;
      modes: ('append' | 'upsert' | 'replace')[];
      incremental: boolean;
      startsOnChanges: boolean;
      chooseDictionary: boolean;
    };
    Column: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      /** @enum {string} */
      type: 'text' | 'number' | 'money' | 'percent' | 'date' | 'dateTime' | 'boolean' | 'link';
      /** @enum {string} */
      group: 'own' | 'line' | 'attribute' | 'price' | 'computed';
      byDefault: boolean;
      decimals: number | null;
      currency: string | null;
    };
    Preview: {
      columns: components['schemas']['Column'][];
      rows: (string | number | boolean | null)[][];
      total: number;
      searched: number;
      keptOut: number;
    };
    ColumnChoice:
      | string
      | {
          key: string;
          title?: string;
          format?: {
            /** @enum {string} */
            type:
              | 'text'
              | 'number'
              | 'money'
              | 'percent'
              | 'date'
              | 'dateTime'
              | 'boolean'
              | 'yesNo'
              | 'link';
            decimals?: number;
            currency?: string;
          };
          whenEmpty?: string | number;
          formula?: string;
        };
    Template: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      description: {
        ru: string;
        en: string;
      };
      /** @enum {string} */
      audience: 'accountant' | 'warehouse' | 'owner' | 'sales' | 'dealers' | 'purchasing';
      exporter: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      columns: components['schemas']['ColumnChoice'][] | null;
      conditions: (
        | {
            field: string;
            /** @constant */
            op: 'period';
            value:
              | {
                  /** Format: date */
                  from?: string;
                  /** Format: date */
                  to?: string;
                }
              | {
                  last: number;
                  /** @enum {string} */
                  unit: 'day' | 'week' | 'month';
                }
              | {
                  /** @enum {string} */
                  current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                }
              | {
                  /** @enum {string} */
                  previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                };
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'anyOf' | 'noneOf';
            value: (
              | {
                  type: string;
                  /** Format: uuid */
                  id: string;
                  name: string;
                  href: string;
                }
              | string
              | number
            )[];
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'contains' | 'startsWith' | 'endsWith';
            value: string;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'atLeast' | 'atMost';
            value: number;
          }
        | {
            field: string;
            /** @constant */
            op: 'is';
            value: boolean;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'empty' | 'filled';
          }
      )[];
      sheetTitle: string;
    };
    FilterField: {
      key: string;
      title: {
        ru: string;
        en: string;
      };
      /** @enum {string} */
      type: 'period' | 'reference' | 'number' | 'money' | 'text' | 'boolean' | 'choice';
      required: boolean;
      bySource: boolean;
      hasOptions: boolean;
      words: {
        [key: string]: {
          ru: string;
          en: string;
        };
      } | null;
    };
    FilterOption: {
      type: string;
      /** Format: uuid */
      id: string;
      name: string;
      href: string;
      color: string | null;
    };
    FoundSpreadsheet: {
      id: string;
      title: string;
      url: string;
      modifiedAt: string;
    };
    Spreadsheet: {
      id: string;
      title: string;
      url: string;
      sheets: {
        sheetId: number;
        title: string;
      }[];
      inBin: boolean;
    };
    ExportConfig: {
      /** Format: uuid */
      id: string;
      name: string;
      exporter: string;
      spreadsheetId: string;
      spreadsheetTitle: string;
      spreadsheetUrl: string;
      sheetTitle: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      columns: components['schemas']['ColumnChoice'][] | null;
      filter: string | null;
      conditions: (
        | {
            field: string;
            /** @constant */
            op: 'period';
            value:
              | {
                  /** Format: date */
                  from?: string;
                  /** Format: date */
                  to?: string;
                }
              | {
                  last: number;
                  /** @enum {string} */
                  unit: 'day' | 'week' | 'month';
                }
              | {
                  /** @enum {string} */
                  current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                }
              | {
                  /** @enum {string} */
                  previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                };
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'anyOf' | 'noneOf';
            value: (
              | {
                  type: string;
                  /** Format: uuid */
                  id: string;
                  name: string;
                  href: string;
                }
              | string
              | number
            )[];
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'contains' | 'startsWith' | 'endsWith';
            value: string;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'atLeast' | 'atMost';
            value: number;
          }
        | {
            field: string;
            /** @constant */
            op: 'is';
            value: boolean;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'empty' | 'filled';
          }
      )[];
      options: {
        /**
         * @default remove
         * @enum {string}
         */
        gone: 'remove' | 'mark' | 'keep';
        /** @default false */
        protect: boolean;
        /** @default false */
        trim: boolean;
        /** @default [] */
        sort: {
          column: string;
          /** @default false */
          descending: boolean;
        }[];
      };
      edition: number;
      /** Format: uuid */
      moyskladIntegrationId: string;
      /** Format: uuid */
      googleIntegrationId: string;
      createdAt: string;
      updatedAt: string;
      lastTask: components['schemas']['ExportTask'] | null;
      freshAt: string | null;
    };
    ExportTask: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      configId: string;
      configName: string;
      exporter: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      dryRun: boolean;
      full: boolean;
      verify: boolean;
      /** @enum {string} */
      trigger: 'manual' | 'schedule' | 'webhook' | 'poll' | 'sweep' | 'scenario' | 'button';
      backfill: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
      } | null;
      /** @enum {string} */
      status: 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
      /** @enum {string} */
      phase: 'waiting' | 'planning' | 'reading' | 'reconciling' | 'publishing' | 'finished';
      progress: {
        read: number;
        written: number;
        total: number | null;
      };
      plan: components['schemas']['Plan'] | null;
      result: {
        rowsRead: number;
        /** @default null */
        rowsKeptOut: number | null;
        rowsAppended: number;
        rowsUpdated: number;
        rowsUnchanged: number;
        rowsDeleted: number;
        cellsWritten: number;
        requests: {
          moysklad: number;
          sheets: {
            read: number;
            write: number;
          };
        };
        durationMs: number;
        peakRssBytes: number;
        cursor: string | null;
      } | null;
      hasDifference: boolean;
      error: {
        code: string;
        title: string;
        detail: string;
      } | null;
      warnings: {
        code: string;
        detail: string;
      }[];
      spreadsheetUrl: string;
      /** Format: uuid */
      moyskladIntegrationId: string;
      /** Format: uuid */
      googleIntegrationId: string;
      createdAt: string;
      startedAt: string | null;
      finishedAt: string | null;
      requestId: string;
    };
    Plan: {
      /** @enum {string} */
      pass: 'full' | 'incremental' | 'compare';
      /** @enum {string} */
      pages: 'large' | 'opened' | 'async';
      parallel: number;
      objects: number | null;
      /** @enum {string} */
      reason:
        | 'resumed'
        | 'asked'
        | 'whole-table'
        | 'no-cursor'
        | 'row-filter'
        | 'first-run'
        | 'filter-changed'
        | 'columns-changed'
        | 'names-changed'
        | 'mode-changed'
        | 'rows-missing'
        | 'rows-mixed'
        | 'long-silence'
        | 'changes-only';
      estimate: {
        moysklad: number;
        sheets: {
          read: number;
          write: number;
        };
        seconds: number;
      };
    };
    ExportConfigInput: {
      name: string;
      exporter: string;
      spreadsheetId: string;
      sheetTitle: string;
      /** @enum {string} */
      mode: 'append' | 'upsert' | 'replace';
      /** @default null */
      columns: components['schemas']['ColumnChoice'][] | null;
      /** @default null */
      filter: string | null;
      /** @default [] */
      conditions: (
        | {
            field: string;
            /** @constant */
            op: 'period';
            value:
              | {
                  /** Format: date */
                  from?: string;
                  /** Format: date */
                  to?: string;
                }
              | {
                  last: number;
                  /** @enum {string} */
                  unit: 'day' | 'week' | 'month';
                }
              | {
                  /** @enum {string} */
                  current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                }
              | {
                  /** @enum {string} */
                  previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                };
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'anyOf' | 'noneOf';
            value: (
              | {
                  type: string;
                  /** Format: uuid */
                  id: string;
                  name: string;
                  href: string;
                }
              | string
              | number
            )[];
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'contains' | 'startsWith' | 'endsWith';
            value: string;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'atLeast' | 'atMost';
            value: number;
          }
        | {
            field: string;
            /** @constant */
            op: 'is';
            value: boolean;
          }
        | {
            field: string;
            /** @enum {string} */
            op: 'empty' | 'filled';
          }
      )[];
      /** @default {} */
      options: {
        /**
         * @default remove
         * @enum {string}
         */
        gone: 'remove' | 'mark' | 'keep';
        /** @default false */
        protect: boolean;
        /** @default false */
        trim: boolean;
        /** @default [] */
        sort: {
          column: string;
          /** @default false */
          descending: boolean;
        }[];
      };
      /** Format: uuid */
      moyskladIntegrationId?: string;
      /** Format: uuid */
      googleIntegrationId?: string;
    };
    LastChange: {
      at: string;
      by: {
        /** @enum {string} */
        kind: 'person' | 'key' | 'support' | 'moysklad' | 'system';
        name: string | null;
      } | null;
    };
    Stretch: {
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
    };
    Difference: {
      added: number;
      changed: number;
      unchanged: number;
      removed: number;
      columns: {
        key: string;
        title: string;
        changed: number;
      }[];
      rows: {
        /** @enum {string} */
        kind: 'added' | 'changed' | 'removed';
        key: string;
        name?: string;
        cells: {
          column: string;
          before: string | number | boolean | null;
          after: string | number | boolean | null;
        }[];
      }[];
    };
    ExportDays: {
      /** @description The last 30 days, the oldest first, the last one today */
      days: string[];
      items: {
        /** Format: uuid */
        configId: string;
        /** @description The days that have any, the oldest first */
        days: {
          /** Format: date */
          day: string;
          /** @description Runs that ended well */
          good: number;
          /** @description Runs that ended with something to look at */
          look: number;
          failed: number;
        }[];
      }[];
    };
    Today: {
      /** Format: date */
      day: string;
      /** @description Runs that began today and ended well */
      done: number;
      /** @description Comparisons that found the sheet to be otherwise */
      differs: number;
      failed: number;
      /** @description Runs that wait or go on */
      active: number;
      /** @description Rows that today’s runs wrote */
      rowsAppended: number;
      rowsUpdated: number;
      rowsDeleted: number;
    };
    MissedDays: {
      days: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
      }[];
    };
    SchedulesChanged: {
      changed: number;
      changes: number;
    };
    ComingRuns: {
      /** @description The seven days */
      days: string[];
      items: {
        /** Format: uuid */
        scheduleId: string;
        /** Format: uuid */
        configId: string;
        configName: string;
        /** @description Compares sheet and source and writes nothing */
        verify: boolean;
        days: {
          /** Format: date */
          day: string;
          times: string[];
          /** @description There are more that day */
          more: boolean;
        }[];
      }[];
      /** @description False where there are so many runs that the last ones are left out */
      complete: boolean;
    };
    Schedule: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      configId: string;
      verify: boolean;
      /**
       * @description Five fields of cron, in numbers; the day of the month may be L, the last one. Up to 12 of these, with semicolons between
       * @example 0 9 * * 1-5
       */
      cron: string;
      /**
       * @description A name of the IANA time zone database
       * @example Europe/Moscow
       */
      timeZone: string;
      /** @enum {string} */
      overlap: 'remember' | 'skip';
      catchUp: boolean;
      spread: boolean;
      pauseAfter: number | null;
      paused: boolean;
      pausedTogether: boolean;
      pausedByFailures: boolean;
      failures: number;
      waitsForConnection: boolean;
      runFollows: boolean;
      apartMinutes: number | null;
      /** @description The next run; null while it is paused */
      nextAt: string | null;
      createdAt: string;
      updatedAt: string;
    };
    ChangeTrigger: {
      /** Format: uuid */
      configId: string;
      /** @description A run starts when nothing has changed for so long; 0: at once */
      quietSeconds: number;
      /** @description However much changes, a run starts so long after the first change */
      longestSeconds: number;
      /** @description In whose night the export looks for changes that were lost */
      timeZone: string;
      paused: boolean;
      pausedTogether: boolean;
      told: boolean;
      untoldBecause: ('tariff' | 'rights' | 'address') | null;
      pollMinutes: number;
      restsByPlan: boolean;
      waitsForConnection: boolean;
      changedAt: string | null;
      lastChangedAt: string | null;
      dueAt: string | null;
      looksAt: string | null;
      createdAt: string;
      updatedAt: string;
    };
    SourceWebhooks: {
      /** Format: uuid */
      integrationId: string;
      title: string;
      /**
       * @description `unneeded`: no export starts on changes; `disconnected`: the account must be connected again; `waiting`: nothing was asked of MoySklad yet; `told`; `partly`: some of the subscriptions are missing; `untold`: MoySklad tells nothing
       * @enum {string}
       */
      state: 'unneeded' | 'disconnected' | 'waiting' | 'told' | 'partly' | 'untold';
      untoldBecause: ('tariff' | 'rights' | 'address') | null;
      problem: {
        code: string;
        title: {
          ru: string;
          en: string;
        };
        detail: {
          ru: string;
          en: string;
        };
      } | null;
      checking: boolean;
      /** @description The last look that MoySklad answered */
      checkedAt: string | null;
      nextCheckAt: string | null;
      lastEventAt: string | null;
      /** @description How long notifications wait with us until exports know of them: half of the last hundred less */
      lagMs: number | null;
      failed: number;
      repairs: number;
      /** @description How often the nightly looks of exports found changes that MoySklad had not told, and when last */
      found: {
        count: number;
        lastAt: string | null;
      };
      subscriptions: {
        /**
         * @description MoySklad’s code of a type of objects; `stock` for changes of stock
         * @example customerorder
         */
        entity: string;
        title: {
          ru: string;
          en: string;
        };
        /**
         * @description `CREATE`, `UPDATE` or `DELETE`; for stock the report that tells it, `all` or `bystore`
         * @example UPDATE
         */
        action: string;
        subscribed: boolean;
        problem: {
          code: string;
          title: {
            ru: string;
            en: string;
          };
          detail: {
            ru: string;
            en: string;
          };
        } | null;
        lastEventAt: string | null;
        repairs: number;
        repairedAt: string | null;
      }[];
    };
    SourceDelivery: {
      /** Format: uuid */
      id: string;
      /** @description MoySklad’s id of the notification */
      requestId: string;
      receivedAt: string;
      routedAt: string;
      events: number;
      /** @description What it told of, the most frequent first; what we do not know is left out */
      kinds: {
        /**
         * @description MoySklad’s code of a type of objects; `stock` for changes of stock
         * @example customerorder
         */
        entity: string;
        title: {
          ru: string;
          en: string;
        };
        /**
         * @description `CREATE`, `UPDATE` or `DELETE`; for stock the report that tells it, `all` or `bystore`
         * @example UPDATE
         */
        action: string;
        count: number;
      }[];
      /** @description MoySklad’s ids of the changed objects, twenty at most */
      ids: string[];
      /** @description Somebody had it handed on once more */
      replayed: boolean;
      /**
       * @description `routed`: handed on to whatever waits for it; `closed`: the company was; `unknown`: nothing in it that we know; `failed`: it could not be handed on, which was tried for a quarter of an hour
       * @enum {string}
       */
      fate: 'routed' | 'closed' | 'unknown' | 'failed';
    };
    SourceDeliveryReplayed: {
      requestId: string;
    };
    Webhook: {
      /** Format: uuid */
      id: string;
      name: string;
      url: string;
      events: ('task.ended' | 'integration.lost' | 'limit.reached')[];
      /** @description Why nothing is sent: `person`: somebody paused it; `failing`: nothing could be delivered for three days; `gone`: the address answered 410; `plan`: the plan allows fewer webhooks; null: events are sent */
      paused: ('person' | 'failing' | 'gone' | 'plan') | null;
      pausedAt: string | null;
      /** @description The first failure since something was delivered */
      failingSince: string | null;
      /** @description To the minute */
      lastDeliveredAt: string | null;
      /** @description Until then messages are signed with the secret before this one, too */
      oldSecretUntil: string | null;
      /** @description Messages that are not delivered yet */
      waiting: number;
      createdAt: string;
      updatedAt: string;
    };
    WebhookWithSecret: {
      /** Format: uuid */
      id: string;
      name: string;
      url: string;
      events: ('task.ended' | 'integration.lost' | 'limit.reached')[];
      /** @description Why nothing is sent: `person`: somebody paused it; `failing`: nothing could be delivered for three days; `gone`: the address answered 410; `plan`: the plan allows fewer webhooks; null: events are sent */
      paused: ('person' | 'failing' | 'gone' | 'plan') | null;
      pausedAt: string | null;
      /** @description The first failure since something was delivered */
      failingSince: string | null;
      /** @description To the minute */
      lastDeliveredAt: string | null;
      /** @description Until then messages are signed with the secret before this one, too */
      oldSecretUntil: string | null;
      /** @description Messages that are not delivered yet */
      waiting: number;
      createdAt: string;
      updatedAt: string;
      /**
       * @description By which whoever receives checks signatures; in this answer only
       * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
       */
      secret: string;
    };
    WebhookInput: {
      name: string;
      /**
       * Format: uri
       * @description Where each event is sent by POST; https
       */
      url: string;
      events: ('task.ended' | 'integration.lost' | 'limit.reached')[];
    };
    WebhookPatch: {
      name?: string;
      /**
       * Format: uri
       * @description Where each event is sent by POST; https
       */
      url?: string;
      events?: ('task.ended' | 'integration.lost' | 'limit.reached')[];
    };
    WebhookDelivery: {
      /** Format: uuid */
      id: string;
      /** @description `webhook-id`: the same when the message is sent once more */
      messageId: string;
      /** @enum {string} */
      event: 'task.ended' | 'integration.lost' | 'limit.reached' | 'webhook.test';
      /** @description The body as it is sent: JSON */
      payload: string;
      /** @description Somebody had the message sent once more */
      replayed: boolean;
      /**
       * @description `waiting` for its first or next attempt, in the order of the events; `delivered`: answered 2xx; `failed`: given up on; `dropped`: the webhook was paused, or the company closed, before
       * @enum {string}
       */
      fate: 'waiting' | 'delivered' | 'failed' | 'dropped';
      tries: number;
      /** @description Of the last answer */
      status: number | null;
      /** @description Why the last attempt failed: `status`: another than 2xx; `redirect`; `name`: its host has no address; `network`; `tls`: no trusted certificate; `deadline`: no answer within 15 s; `private`: the host leads into a private network; `address`; `secret`: its key is missing here; `lost`: it broke off on our side */
      fault:
        | (
            | 'status'
            | 'redirect'
            | 'name'
            | 'network'
            | 'tls'
            | 'deadline'
            | 'private'
            | 'address'
            | 'secret'
            | 'lost'
          )
        | null;
      /** @description Of the last attempt */
      durationMs: number | null;
      triedAt: string | null;
      createdAt: string;
    };
    PartnershipInvitation: {
      /** Format: uuid */
      id: string;
      /** @description For whom it is */
      name: string;
      invitedBy: string | null;
      expiresAt: string;
      createdAt: string;
    };
    MadePartnershipInvitation: {
      /** Format: uuid */
      id: string;
      /** @description For whom it is */
      name: string;
      invitedBy: string | null;
      expiresAt: string;
      createdAt: string;
      /**
       * @description For the partner’s owner; in this answer only
       * @example 7K2M-9QXT-4D0B-HW3R-ZC6N
       */
      code: string;
      /** @description The page of ours that takes it, with the code behind `#` */
      url: string;
    };
    PartnershipInvitationLook: {
      companyName: string;
    };
    Partnership: {
      /**
       * Format: uuid
       * @description The same at both companies
       */
      id: string;
      /** @description As it was called when the partnership last changed */
      partnerName: string;
      /**
       * @description `live`: rules may act; `paused`: one of both paused it; `stopped`: one of both cannot act now, and it goes on by itself; `ended`
       * @enum {string}
       */
      state: 'live' | 'paused' | 'stopped' | 'ended';
      /** @description When your company paused it */
      pausedAt: string | null;
      partnerPausedAt: string | null;
      /** @description What keeps your company from acting: `closed`: it is blocked, waits for its deletion or is not paid for; `account`: MoySklad is to be connected */
      trouble: ('closed' | 'account') | null;
      partnerTrouble: ('closed' | 'account') | null;
      endedAt: string | null;
      /** @description `erased`: the partner is gone */
      endedBy: ('us' | 'partner' | 'erased') | null;
      /** @description What the partner’s rules may make in your company; null: nothing */
      consent: components['schemas']['OwnPartnerConsent'] | null;
      /** @description What your rules may make at the partner; null: nothing */
      partnerConsent: components['schemas']['PartnerConsent'] | null;
      /** @description What the partner’s rules made in your company today */
      usedToday: {
        documents: number;
        sum: number;
      };
      createdAt: string;
    };
    OwnPartnerConsent: {
      /** @description Documents that the partner’s rules may make */
      types: (
        | 'customerorder'
        | 'purchaseorder'
        | 'demand'
        | 'supply'
        | 'salesreturn'
        | 'purchasereturn'
        | 'invoicein'
        | 'paymentin'
        | 'move'
      )[];
      /** @description In whose name */
      organization: components['schemas']['PartnerObject'];
      store: components['schemas']['PartnerObject'] | null;
      /** @description Who stands for the partner */
      counterparty: components['schemas']['PartnerObject'];
      /**
       * @description `drafts`: nothing is posted; `posted`: may be
       * @enum {string}
       */
      posting: 'drafts' | 'posted';
      documentsADay: number;
      /** @description Of all documents of a day, in minor units (kopecks) of the account’s currency */
      sumADay: number;
      moyskladIntegrationId: string | null;
    };
    PartnerObject: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    PartnerConsent: {
      /** @description Documents that the partner’s rules may make */
      types: (
        | 'customerorder'
        | 'purchaseorder'
        | 'demand'
        | 'supply'
        | 'salesreturn'
        | 'purchasereturn'
        | 'invoicein'
        | 'paymentin'
        | 'move'
      )[];
      /** @description In whose name */
      organization: components['schemas']['PartnerObject'];
      store: components['schemas']['PartnerObject'] | null;
      /** @description Who stands for the partner */
      counterparty: components['schemas']['PartnerObject'];
      /**
       * @description `drafts`: nothing is posted; `posted`: may be
       * @enum {string}
       */
      posting: 'drafts' | 'posted';
      documentsADay: number;
      /** @description Of all documents of a day, in minor units (kopecks) of the account’s currency */
      sumADay: number;
    };
    PartnerConsentInput: {
      /** @description Documents that the partner’s rules may make */
      types: (
        | 'customerorder'
        | 'purchaseorder'
        | 'demand'
        | 'supply'
        | 'salesreturn'
        | 'purchasereturn'
        | 'invoicein'
        | 'paymentin'
        | 'move'
      )[];
      /** @description In whose name */
      organization: components['schemas']['PartnerObjectInput'];
      /** @description Needed by demands, supplies, returns and moves */
      store: components['schemas']['PartnerObjectInput'] | null;
      /** @description Who stands for the partner */
      counterparty: components['schemas']['PartnerObjectInput'];
      /**
       * @description `drafts`: nothing is posted; `posted`: may be
       * @enum {string}
       */
      posting: 'drafts' | 'posted';
      documentsADay: number;
      /** @description Of all documents of a day, in minor units (kopecks) of the account’s currency */
      sumADay: number;
      /**
       * Format: uuid
       * @description The account they are made in; the only one otherwise
       */
      moyskladIntegrationId?: string;
    };
    PartnerObjectInput: {
      /** Format: uuid */
      id: string;
      name: string;
    };
    PartnershipEvent: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      what:
        | 'made'
        | 'consent-given'
        | 'consent-changed'
        | 'consent-withdrawn'
        | 'paused'
        | 'resumed'
        | 'stopped'
        | 'well'
        | 'ended'
        | 'erased';
      /** @description Your company did it, or it happened to it; else the partner */
      mine: boolean;
      /** @description Who of your company; of the partner’s people nobody is named */
      person: string | null;
      trouble: ('closed' | 'account') | null;
      /** @description Which fields of the consent are others now */
      changed: string[];
      happenedAt: string;
    };
    DraftHead: {
      form: string;
      updatedAt: string;
      expiresAt: string;
    };
    Draft: {
      form: string;
      /**
       * @example {
       *       "name": "Ромашка"
       *     }
       */
      content: {
        [key: string]: unknown;
      };
      version: number;
      /** @example 8d3f0a7c5b6e4d218d3f0a7c5b6e4d21 */
      editor: string;
      updatedAt: string;
      expiresAt: string;
    };
    DraftInput: {
      /**
       * @example {
       *       "name": "Ромашка"
       *     }
       */
      content: {
        [key: string]: unknown;
      };
      version: number;
      /** @example 8d3f0a7c5b6e4d218d3f0a7c5b6e4d21 */
      editor: string;
      sequence: number;
    };
    BillingPlan: {
      /** @enum {string} */
      key: 'free' | 'start' | 'business' | 'unlimited';
      /** @description Roubles a month, paid through MoySklad; null: it is not sold */
      price: number | null;
      limits: {
        /** @enum {string} */
        metric:
          | 'exports'
          | 'members'
          | 'rules'
          | 'dealers'
          | 'alerts'
          | 'webhooks'
          | 'rowsAMonth'
          | 'runsADay'
          | 'messagesAMonth';
        /** @description People are told when it is reached, and work goes on; null: no limit */
        soft: number | null;
        /** @description More is refused */
        hard: number | null;
      }[];
      /** @description Runs at the same time */
      atOnce: number;
      /** @description Two runs of a schedule are so far apart at least */
      leastMinutes: number;
      /** @description So long runs are remembered */
      historyDays: number;
      /** @description Exports may start as soon as something changes in MoySklad */
      onChanges: boolean;
    };
    Usage: {
      /** @enum {string} */
      plan: 'free' | 'start' | 'business' | 'unlimited';
      /**
       * @description `paid` in MoySklad; `override`: given by the people of Skladno; `none`: what everybody has
       * @enum {string}
       */
      why: 'trial' | 'paid' | 'override' | 'none';
      /** @description When time alone ends the plan */
      until: string | null;
      /** @description MoySklad waits for its money: nothing runs */
      unpaid: boolean;
      /** @description Plans are switched off in this installation: nothing has a limit */
      off: boolean;
      /** @description In which days and months turn */
      timeZone: string;
      /** @description `2026-11` */
      month: string;
      metrics: {
        /** @enum {string} */
        metric:
          | 'exports'
          | 'members'
          | 'rules'
          | 'dealers'
          | 'alerts'
          | 'webhooks'
          | 'rowsAMonth'
          | 'runsADay'
          | 'messagesAMonth';
        used: number;
        soft: number | null;
        hard: number | null;
      }[];
      /** @description Two runs of a schedule are so far apart at least; null: as every schedule */
      leastMinutes: number | null;
      /** @description Exports may start as soon as something changes in MoySklad */
      onChanges: boolean;
      /** @description Runs are remembered for so many days; null: for good */
      historyDays: number | null;
      /** @description The plan before remembered more: until then nothing is forgotten */
      historyGraceUntil: string | null;
      /** @description What rests until the plan has room for it */
      paused: {
        kind: string;
        id: string;
        name: string;
      }[];
      /** @description Of each kind of which something rests: what works, and may rest instead */
      working: {
        /** @enum {string} */
        kind: 'exports' | 'webhooks';
        id: string;
        name: string;
      }[];
      /** @description Rows added or changed in each of twelve months, the oldest first */
      rowsByMonth: {
        month: string;
        used: number;
      }[];
      runsByMonth: {
        month: string;
        used: number;
      }[];
    };
    AdminCompany: {
      /** Format: uuid */
      id: string;
      name: string;
      createdAt: string;
      members: number;
      exports: number;
      /** @description MoySklad accounts connected, by name */
      accounts: string[];
      lastRun: {
        /** @enum {string} */
        status: 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
        dryRun: boolean;
        verify: boolean;
        result: {
          rowsRead: number;
          /** @default null */
          rowsKeptOut: number | null;
          rowsAppended: number;
          rowsUpdated: number;
          rowsUnchanged: number;
          rowsDeleted: number;
          cellsWritten: number;
          requests: {
            moysklad: number;
            sheets: {
              read: number;
              write: number;
            };
          };
          durationMs: number;
          peakRssBytes: number;
          cursor: string | null;
        } | null;
        plan: components['schemas']['Plan'] | null;
        /** @description The code of what went wrong */
        error: string | null;
        /** @description Codes of what it asks to mind */
        warnings: string[];
        at: string;
      } | null;
      blocked: {
        at: string;
        reason: string;
      } | null;
      eraseAt: string | null;
      /** @description The MoySklad account that installed Skladno from its catalogue */
      accountId: string | null;
      /** @description The plan of the tariff paid for in MoySklad */
      paidPlan: string | null;
      /** @description The key of the plan that counts now */
      planInForce: string;
      /** @description Set by hand; null: as paid for */
      plan: {
        key: string;
        reason: string;
        until: string | null;
      } | null;
    };
    AdminCompanyCard: {
      /** Format: uuid */
      id: string;
      name: string;
      createdAt: string;
      members: number;
      exports: number;
      /** @description MoySklad accounts connected, by name */
      accounts: string[];
      lastRun: {
        /** @enum {string} */
        status: 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
        dryRun: boolean;
        verify: boolean;
        result: {
          rowsRead: number;
          /** @default null */
          rowsKeptOut: number | null;
          rowsAppended: number;
          rowsUpdated: number;
          rowsUnchanged: number;
          rowsDeleted: number;
          cellsWritten: number;
          requests: {
            moysklad: number;
            sheets: {
              read: number;
              write: number;
            };
          };
          durationMs: number;
          peakRssBytes: number;
          cursor: string | null;
        } | null;
        plan: components['schemas']['Plan'] | null;
        /** @description The code of what went wrong */
        error: string | null;
        /** @description Codes of what it asks to mind */
        warnings: string[];
        at: string;
      } | null;
      blocked: {
        at: string;
        reason: string;
      } | null;
      eraseAt: string | null;
      /** @description The MoySklad account that installed Skladno from its catalogue */
      accountId: string | null;
      /** @description The plan of the tariff paid for in MoySklad */
      paidPlan: string | null;
      /** @description The key of the plan that counts now */
      planInForce: string;
      /** @description Set by hand; null: as paid for */
      plan: {
        key: string;
        reason: string;
        until: string | null;
      } | null;
      /** @description Its exports wait, and why */
      stoppedReason: string | null;
      people: {
        name: string;
        email: string;
        /** @enum {string} */
        role: 'owner' | 'admin' | 'editor' | 'viewer';
      }[];
      connections: {
        /** @enum {string} */
        provider: 'moysklad' | 'google';
        title: string;
        /** @enum {string} */
        status: 'ok' | 'reconnect';
      }[];
      /** @description The last ten */
      runs: {
        /** @enum {string} */
        status: 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
        dryRun: boolean;
        verify: boolean;
        result: {
          rowsRead: number;
          /** @default null */
          rowsKeptOut: number | null;
          rowsAppended: number;
          rowsUpdated: number;
          rowsUnchanged: number;
          rowsDeleted: number;
          cellsWritten: number;
          requests: {
            moysklad: number;
            sheets: {
              read: number;
              write: number;
            };
          };
          durationMs: number;
          peakRssBytes: number;
          cursor: string | null;
        } | null;
        plan: components['schemas']['Plan'] | null;
        /** @description The code of what went wrong */
        error: string | null;
        /** @description Codes of what it asks to mind */
        warnings: string[];
        /** Format: uuid */
        id: string;
        name: string;
        exporter: string;
        createdAt: string;
        finishedAt: string | null;
      }[];
      /** @description Who looks at the data now */
      support: {
        admin: string;
        reason: string;
        startedAt: string;
        expiresAt: string;
        mine: boolean;
      }[];
    };
    CompanyBlockInput: {
      reason: string;
    };
    CompanyPlanInput: {
      /** @enum {string} */
      plan: 'free' | 'start' | 'business' | 'unlimited';
      reason: string;
      /** @description When it ends by itself; null: it does not */
      until?: string | null;
    };
    SupportAccess: {
      /** Format: uuid */
      companyId: string;
      startedAt: string;
      expiresAt: string;
    };
    SupportAccessInput: {
      reason: string;
    };
    CompanyUsage: {
      /** Format: uuid */
      companyId: string;
      name: string;
      plan: string;
      /** @enum {string} */
      why: 'trial' | 'paid' | 'override' | 'none';
      /** @description When time alone ends the plan */
      until: string | null;
      /** @description MoySklad waits for its money: nothing runs */
      unpaid: boolean;
      /** @description It uses 80 % of rows, runs or messages, or more */
      near: boolean;
      /** @description Of this month */
      rows: {
        used: number;
        soft: number | null;
        hard: number | null;
      };
      /** @description Of today */
      runs: {
        used: number;
        soft: number | null;
        hard: number | null;
      };
      /** @description Of this month */
      messages: {
        used: number;
        soft: number | null;
        hard: number | null;
      };
      /** @description Runs that wait for allowance */
      owed: number;
      /** @description Of workers’ processor time this month, shared among the runs of a process */
      cpuSeconds: number;
      /** @description Of runs, this month */
      calls: {
        moysklad: number;
        google: number;
      };
    };
    PlatformHealth: {
      queues: {
        name: string;
        waiting: number;
        /** @description To be done at a later time */
        later: number;
        running: number;
        /** @description Given up on, kept until retried */
        failed: number;
        /** @description Since when the one waits that waits longest */
        oldest: string | null;
      }[];
      /** @description Calls of the last hour, of all companies */
      providers: {
        /** @enum {string} */
        provider: 'moysklad' | 'google';
        calls: number;
        /** @description No answer, or 5xx */
        failures: number;
        /** @description 429 */
        throttled: number;
      }[];
      /** @description The last change of the encryption key */
      rotation: {
        toKey: string;
        total: number;
        rotated: number;
        unreadable: number;
        /** @enum {string} */
        state: 'running' | 'interrupted' | 'done';
        keys: {
          key: string;
          values: number;
        }[];
        startedAt: string;
        updatedAt: string;
      } | null;
      admins: {
        name: string;
        email: string;
        since: string;
      }[];
    };
    PlatformHealthHistory: {
      items: {
        /** @description When the quarter of an hour began */
        at: string;
        /** @description Calls to the providers, of all companies */
        calls: number;
        /** @description No answer, 5xx or 429 */
        refusals: number;
        /** @description Jobs that waited, at most; null: no worker looked */
        waiting: number | null;
        running: number | null;
      }[];
    };
    AdminQueue: {
      /** @description In force, and the last ones that are over */
      stops: components['schemas']['Stop'][];
      /** @description Those that have runs which wait or go on, or are stopped; who waits longest first */
      companies: {
        /** Format: uuid */
        id: string;
        name: string;
        stoppedReason: string | null;
        classes: {
          /** @enum {string} */
          urgency: 'person' | 'event' | 'time';
          waiting: number;
          running: number;
          /** @description Since when the one waits that waits longest */
          oldest: string | null;
        }[];
      }[];
    };
    Stop: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      what: 'platform' | 'moysklad' | 'google';
      reason: {
        ru: string;
        en: string;
      };
      /** @description A name */
      begunBy: string;
      begunAt: string;
      endedBy: string | null;
      /** @description null: it is in force */
      endedAt: string | null;
    };
    StopInput: {
      reason: {
        ru: string;
        en: string;
      };
    };
    DeadJob: {
      /** Format: uuid */
      id: string;
      queue: string;
      companyId: string | null;
      company: string | null;
      requestId: string | null;
      /** @description The export task that it was of */
      taskId: string | null;
      failedAt: string;
      reason: string | null;
    };
    AdminMessage: {
      /** Format: uuid */
      id: string;
      recipient: string;
      /** @description What it tells: a kind of notification, or `gathered` of several */
      kind: string;
      /**
       * @description `waiting` for its first or next attempt; `delivered`: the mail server took it; `gone`: surely not delivered, and given up; `unknown`: it may have arrived, nobody knows
       * @enum {string}
       */
      fate: 'waiting' | 'delivered' | 'gone' | 'unknown';
      /** @description Why the last attempt failed, in words */
      reason: string | null;
      attempts: number;
      createdAt: string;
      /** @description When it is tried again */
      nextAt: string | null;
      endedAt: string | null;
      /** @description It is the repeat of another one, because a person wished so */
      repeat: boolean;
      /** @description A person had it sent again: what became of that is a message of its own */
      repeated: boolean;
      channel: string;
      company: {
        /** Format: uuid */
        id: string;
        name: string;
      } | null;
    };
    Notification: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind:
        | 'export-failed'
        | 'export-well'
        | 'sheet-old'
        | 'sheet-fresh'
        | 'schedule-paused'
        | 'account-lost'
        | 'source-untold'
        | 'source-told'
        | 'service-out'
        | 'service-well'
        | 'new-api-key'
        | 'limit-reached'
        | 'plan-changed'
        | 'webhook-paused'
        | 'partnership-made'
        | 'partnership-stopped'
        | 'partnership-well'
        | 'partnership-ended'
        | 'weekly-digest'
        | 'new-device'
        | 'second-factor-off'
        | 'provider-down'
        | 'provider-up'
        | 'dead-jobs';
      title: string;
      paragraphs: string[];
      path: string;
      happenedAt: string;
      read: boolean;
    };
    NotificationPreferences: {
      kinds: {
        /** @enum {string} */
        kind:
          | 'export-failed'
          | 'export-well'
          | 'sheet-old'
          | 'sheet-fresh'
          | 'schedule-paused'
          | 'account-lost'
          | 'source-untold'
          | 'source-told'
          | 'service-out'
          | 'service-well'
          | 'new-api-key'
          | 'limit-reached'
          | 'plan-changed'
          | 'webhook-paused'
          | 'partnership-made'
          | 'partnership-stopped'
          | 'partnership-well'
          | 'partnership-ended'
          | 'weekly-digest';
        app: boolean;
        email: boolean;
        chosen: boolean;
      }[];
      timeZone: string;
      /** @description The hours in which no emails come but urgent ones, in that time zone */
      quiet: {
        from: number;
        to: number;
      } | null;
      hasAddress: boolean;
    };
    Message: {
      /** Format: uuid */
      id: string;
      recipient: string;
      /** @description What it tells: a kind of notification, or `gathered` of several */
      kind: string;
      /**
       * @description `waiting` for its first or next attempt; `delivered`: the mail server took it; `gone`: surely not delivered, and given up; `unknown`: it may have arrived, nobody knows
       * @enum {string}
       */
      fate: 'waiting' | 'delivered' | 'gone' | 'unknown';
      /** @description Why the last attempt failed, in words */
      reason: string | null;
      attempts: number;
      createdAt: string;
      /** @description When it is tried again */
      nextAt: string | null;
      endedAt: string | null;
      /** @description It is the repeat of another one, because a person wished so */
      repeat: boolean;
      /** @description A person had it sent again: what became of that is a message of its own */
      repeated: boolean;
      /** @description It did not arrive, or may not have, and can be sent again */
      repeatable: boolean;
    };
    VendorStatus: {
      /** @enum {string} */
      status: 'Activating' | 'SettingsRequired' | 'Activated';
    };
    VendorButtonAnswer: {
      /** @enum {string} */
      action: 'showNotification' | 'navigateTo';
      async?: boolean;
      params: {
        text?: string;
        url?: string;
        asyncProcessId?: string;
      };
    };
    MoyskladInstallation: {
      /** @description null: the company’s MoySklad is connected by a token, or not at all */
      installation: {
        accountName: string;
        /** @enum {string} */
        status: 'SettingsRequired' | 'Activated' | 'Suspended' | 'Uninstalled';
        /** @description Tags of the rights that the application asks for today and this account has not granted */
        missingRights: string[];
      } | null;
      actions: {
        name: string;
        title: {
          ru: string;
          en: string;
        };
      }[];
      objectTypes: {
        type: string;
        title: {
          ru: string;
          en: string;
        };
      }[];
    };
    ObjectFreshness: {
      /** @description When MoySklad last changed it; null: it does not tell */
      updatedAt: string | null;
      exports: {
        /** Format: uuid */
        configId: string;
        name: string;
        spreadsheetUrl: string;
        /** @description It takes some objects only: this one need not be among them */
        filtered: boolean;
        /** @description It adds new rows and leaves those that are there: changes do not come into its table */
        addsOnly: boolean;
        /** @description When the first run was done that began after that; null: none was, or `addsOnly` */
        inSheetAt: string | null;
        /** @description A run was done that began so late that it met the change even if that was one of many made together */
        certain: boolean;
        /** @description When its last run was done */
        doneAt: string | null;
        /** @description A run goes on, or waits for its turn */
        running: boolean;
      }[];
      /** @description Why nothing runs for now; null: exports run */
      stopped: string | null;
    };
    ScenarioExport: {
      /** Format: uuid */
      id: string;
      action: string;
      objectType: string;
      /** @description null: the export was deleted */
      configId: string | null;
      configName: string | null;
      createdAt: string;
    };
    ScenarioExportInput: {
      /**
       * @description Of the actions that MoySklad offers to a scenario
       * @enum {string}
       */
      action: 'update' | 'update2' | 'update3';
      /**
       * @description MoySklad’s code of a type
       * @enum {string}
       */
      objectType:
        | 'customerorder'
        | 'invoiceout'
        | 'demand'
        | 'salesreturn'
        | 'commissionreportin'
        | 'commissionreportout'
        | 'factureout'
        | 'purchaseorder'
        | 'invoicein'
        | 'supply'
        | 'purchasereturn'
        | 'facturein'
        | 'product'
        | 'variant'
        | 'service'
        | 'bundle'
        | 'pricelist'
        | 'emissionorder'
        | 'retireorder'
        | 'move'
        | 'enter'
        | 'loss'
        | 'inventory'
        | 'internalorder'
        | 'counterparty'
        | 'contract'
        | 'task'
        | 'paymentin'
        | 'paymentout'
        | 'cashin'
        | 'cashout'
        | 'counterpartyadjustment'
        | 'payroll'
        | 'retaildemand'
        | 'retailsalesreturn'
        | 'retailshift'
        | 'retaildrawercashin'
        | 'retaildrawercashout'
        | 'prepayment'
        | 'prepaymentreturn'
        | 'processingorder'
        | 'processing'
        | 'productiontask'
        | 'productionstagecompletion';
      /** Format: uuid */
      configId: string;
    };
    FrameToken: {
      token: string;
      expiresAt: string;
      /** Format: uuid */
      companyId: string;
      /** @description Whose pages may frame us and are heard: MoySklad’s */
      origins: string[];
    };
    FrameKey: {
      contextKey: string;
      /** Format: uuid */
      appId: string;
    };
  };
  responses: {
    /** @description A problem (RFC 9457), in the language of Accept-Language */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export interface operations {
  checkLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getTokenKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keys: ({
              kid: string;
              kty: string;
            } & {
              [key: string]: unknown;
            })[];
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedIn'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `wrong-password`, `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  beginGoogleSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default /exports */
          next?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInByGoogle'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `no-google-sign-in`, `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  requestPasswordReset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          newPassword: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `bad-link` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          currentPassword: string;
          newPassword: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired`, `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `wrong-current-password`, `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          newEmail: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired`, `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  proposeAddress: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
        };
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `address-known` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  verifyEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `email-taken` */
      409: components['responses']['Problem'];
      /** @description `bad-link` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  beginSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          password: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactor'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired`, `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `wrong-current-password`, `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  disableSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          password: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired`, `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `wrong-current-password`, `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  renewBackupCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          password: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BackupCodes'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired`, `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `wrong-current-password`, `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  verifySecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
          /** @default false */
          trustDevice?: boolean;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request`, `sign-in-refused` */
      400: components['responses']['Problem'];
      /** @description `second-factor-over`, `sign-in-refused` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `sign-in-refused` */
      403: components['responses']['Problem'];
      /** @description `sign-in-refused` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `wrong-code`, `used-code`, `sign-in-refused` */
      422: components['responses']['Problem'];
      /** @description `second-factor-locked`, `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWaysToSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaysToSignIn'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  requestSignUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
        };
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Done'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  finishSignUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          name: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedUp'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `sign-in-first` */
      409: components['responses']['Problem'];
      /** @description `bad-link` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          /** @enum {string} */
          language?: 'ru' | 'en';
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Session'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endOtherSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example Ромашка */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-session` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listUnsentEmails: {
    parameters: {
      query?: never;
      header?: {
        /** @example Ромашка */
        'x-outbox-token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Email'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `outbox-closed` */
      403: components['responses']['Problem'];
      /** @description `not-found` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Company'];
        };
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `too-many-companies` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Company'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Company'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  renameCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Company'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  transferCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          userId: string;
        };
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-member` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `transfer-to-self` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  leaveCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-member` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `last-owner` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  restoreCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Company'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `company-not-deleted` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setTimeZone: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          timeZone: string;
        };
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exchangeResting: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          kind: 'exports' | 'webhooks';
          /** Format: uuid */
          wake: string;
          /** Format: uuid */
          rest: string;
        };
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `plan-exchange-stale` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMembers: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Member'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMemberRights: {
    parameters: {
      query?: {
        /** @example viewer */
        role?: 'viewer' | 'editor' | 'admin' | 'owner';
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example Jx2nQ7sWb0 */
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MemberRights'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-member` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeMember: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example Jx2nQ7sWb0 */
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member`, `above-own-role` */
      403: components['responses']['Problem'];
      /** @description `unknown-member` */
      404: components['responses']['Problem'];
      /** @description `last-owner` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeMemberRole: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example Jx2nQ7sWb0 */
        userId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          role: 'viewer' | 'editor' | 'admin' | 'owner';
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Member'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member`, `above-own-role` */
      403: components['responses']['Problem'];
      /** @description `unknown-member` */
      404: components['responses']['Problem'];
      /** @description `last-owner` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listInvitations: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Invitation'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
          /** @enum {string} */
          role: 'viewer' | 'editor' | 'admin' | 'owner';
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invitation'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member`, `above-own-role` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `already-member`, `too-many-invitations`, `limit-members` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resendInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invitation'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member`, `above-own-role` */
      403: components['responses']['Problem'];
      /** @description `unknown-invitation` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `already-member` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member`, `above-own-role` */
      403: components['responses']['Problem'];
      /** @description `unknown-invitation` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  lookAtInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitationLook'];
        };
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `invitation-over` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  acceptInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Joined'];
        };
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `invitation-for-another` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `invitation-no-room` */
      409: components['responses']['Problem'];
      /** @description `invitation-over` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signUpByInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          name: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Joined'];
        };
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `cross-site`, `invitation-for-another` */
      403: components['responses']['Problem'];
      /** @description `invitation-no-room`, `sign-in-first` */
      409: components['responses']['Problem'];
      /** @description `invitation-over` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @example 50 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ApiKey'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createApiKey: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApiKeyInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeApiKey'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeApiKey: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-api-key` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAuditLog: {
    parameters: {
      query?: {
        /** @example 2027-01-31T09:00:00Z */
        from?: string;
        /** @example 2027-01-31T09:00:00Z */
        to?: string;
        /** @example Ромашка */
        actor?: string;
        /** @example export-config.changed */
        event?: string;
        /** @example Ромашка */
        target?: string;
        /** @example 50 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AuditLine'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  downloadAuditLog: {
    parameters: {
      query?: {
        /** @example 2027-01-31T09:00:00Z */
        from?: string;
        /** @example 2027-01-31T09:00:00Z */
        to?: string;
        /** @example Ромашка */
        actor?: string;
        /** @example export-config.changed */
        event?: string;
        /** @example Ромашка */
        target?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description CSV in UTF-8, heads in the language of Accept-Language */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMoyskladWays: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            trialToken: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listIntegrations: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Integration'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connectIntegration: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationHealth'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `another-account` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing`, `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getIntegration: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationHealth'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  disconnectIntegration: {
    parameters: {
      query?: {
        /**
         * @description Exports may work through it: they wait until it is connected again
         * @example Ромашка
         */
        pause?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `integration-in-use` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  renameIntegration: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationHealth'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reconnectIntegration: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationHealth'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `integration-duplicate`, `another-account` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing`, `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkIntegration: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationHealth'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getGoogleWays: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            oauth: boolean;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  beginGoogleConsent: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @default connections
           * @enum {string}
           */
          page?: 'connections' | 'welcome' | 'first-export' | 'template' | 'export';
          /** Format: uuid */
          exportId?: string;
          /** @default false */
          links?: boolean;
          /** Format: uuid */
          integrationId?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            url: string;
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `google-oauth-missing` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  openGoogleConsent: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          ticket: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            url: string;
            companyName: string;
            personName: string;
            links: boolean;
          };
        };
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `google-consent-over` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  finishGoogleConsent: {
    parameters: {
      query?: {
        /** @example  */
        state?: string;
        /** @example rows-missing */
        code?: string;
        /** @example Ромашка */
        error?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPendingGoogle: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PendingGoogle'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  confirmPendingGoogle: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @example 482913 */
          code: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Integration'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `google-pending-missing`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `integration-duplicate`, `another-account` */
      409: components['responses']['Problem'];
      /** @description `google-consent-over` */
      410: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `google-wrong-code` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  forgetPendingGoogle: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `google-pending-missing` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listExporters: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Exporter'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listColumns: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
        /** @example 2 */
        edition?: number;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example name */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Column'][];
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  previewExport: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example name */
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          columns?: components['schemas']['ColumnChoice'][] | null;
          /** @default [] */
          conditions?: (
            | {
                field: string;
                /** @enum {string} */
                op: 'period';
                value:
                  | {
                      /** Format: date */
                      from?: string;
                      /** Format: date */
                      to?: string;
                    }
                  | {
                      last: number;
                      /** @enum {string} */
                      unit: 'day' | 'week' | 'month';
                    }
                  | {
                      /** @enum {string} */
                      current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                    }
                  | {
                      /** @enum {string} */
                      previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                    };
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'anyOf' | 'noneOf';
                value: (
                  | {
                      type: string;
                      /** Format: uuid */
                      id: string;
                      name: string;
                      href: string;
                    }
                  | string
                  | number
                )[];
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'contains' | 'startsWith' | 'endsWith';
                value: string;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'atLeast' | 'atMost';
                value: number;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'is';
                value: boolean;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'empty' | 'filled';
              }
          )[];
          filter?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preview'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `unknown-column`, `formula-too-long`, `formula-too-deep`, `formula-unclosed`, `formula-missing-value`, `formula-unexpected`, `formula-comma`, `formula-bare-name`, `formula-unknown-column`, `formula-unknown-function`, `formula-arguments`, `formula-circle`, `formula-long-chain`, `formulas-too-many-steps`, `formula-too-heavy`, `formulas-too-heavy`, `formula-bad-key`, `bad-filter`, `bad-filter-operator`, `bad-since`, `filter-missing`, `unknown-filter-field`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listTemplates: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Template'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDictionaries: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              key: string;
              title: string;
            }[];
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFilterFields: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example name */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FilterField'][];
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFilterOptions: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
        /** @example  */
        search?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example name */
        key: string;
        /** @example moment */
        field: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FilterOption'][];
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `unknown-filter-field`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  countObjects: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example name */
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default [] */
          conditions?: (
            | {
                field: string;
                /** @enum {string} */
                op: 'period';
                value:
                  | {
                      /** Format: date */
                      from?: string;
                      /** Format: date */
                      to?: string;
                    }
                  | {
                      last: number;
                      /** @enum {string} */
                      unit: 'day' | 'week' | 'month';
                    }
                  | {
                      /** @enum {string} */
                      current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                    }
                  | {
                      /** @enum {string} */
                      previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                    };
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'anyOf' | 'noneOf';
                value: (
                  | {
                      type: string;
                      /** Format: uuid */
                      id: string;
                      name: string;
                      href: string;
                    }
                  | string
                  | number
                )[];
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'contains' | 'startsWith' | 'endsWith';
                value: string;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'atLeast' | 'atMost';
                value: number;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'is';
                value: boolean;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'empty' | 'filled';
              }
          )[];
          filter?: string | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number | null;
            afterReading: string[];
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `bad-filter`, `bad-filter-operator`, `bad-since`, `filter-missing`, `unknown-filter-field`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSpreadsheets: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
        /** @example  */
        search?: string;
        /** @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd */
        cursor?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['FoundSpreadsheet'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `not-connected`, `integration-reconnect`, `google-oauth-missing` */
      409: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy`, `spreadsheet-missing`, `spreadsheet-not-shared`, `spreadsheet-out-of-scope`, `spreadsheet-is-office-file`, `google-no-storage`, `google-storage-full` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createSpreadsheet: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Spreadsheet'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `not-connected`, `integration-reconnect`, `google-oauth-missing` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy`, `spreadsheet-missing`, `spreadsheet-not-shared`, `spreadsheet-out-of-scope`, `spreadsheet-is-office-file`, `google-no-storage`, `google-storage-full` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkSpreadsheet: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          link: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Spreadsheet'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `not-connected`, `integration-reconnect`, `google-oauth-missing` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `bad-spreadsheet-link`, `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy`, `spreadsheet-missing`, `spreadsheet-not-shared`, `spreadsheet-out-of-scope`, `spreadsheet-is-office-file`, `google-no-storage`, `google-storage-full` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listExportConfigs: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ExportConfig'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createExportConfig: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExportConfigInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportConfig'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled`, `google-oauth-missing`, `limit-exports`, `sheet-used` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `bad-sort`, `bad-spreadsheet-link`, `unknown-column`, `formula-too-long`, `formula-too-deep`, `formula-unclosed`, `formula-missing-value`, `formula-unexpected`, `formula-comma`, `formula-bare-name`, `formula-unknown-column`, `formula-unknown-function`, `formula-arguments`, `formula-circle`, `formula-long-chain`, `formulas-too-many-steps`, `formula-too-heavy`, `formulas-too-heavy`, `formula-bad-key`, `bad-filter`, `bad-filter-operator`, `bad-since`, `filter-missing`, `unknown-filter-field`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing`, `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy`, `spreadsheet-missing`, `spreadsheet-not-shared`, `spreadsheet-out-of-scope`, `spreadsheet-is-office-file`, `google-no-storage`, `google-storage-full` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  copyExportConfig: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          sheetTitle: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportConfig'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration`, `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled`, `google-oauth-missing`, `limit-exports`, `sheet-used` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `bad-sort`, `bad-spreadsheet-link`, `unknown-column`, `formula-too-long`, `formula-too-deep`, `formula-unclosed`, `formula-missing-value`, `formula-unexpected`, `formula-comma`, `formula-bare-name`, `formula-unknown-column`, `formula-unknown-function`, `formula-arguments`, `formula-circle`, `formula-long-chain`, `formulas-too-many-steps`, `formula-too-heavy`, `formulas-too-heavy`, `formula-bad-key`, `bad-filter`, `bad-filter-operator`, `bad-since`, `filter-missing`, `unknown-filter-field`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing`, `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy`, `spreadsheet-missing`, `spreadsheet-not-shared`, `spreadsheet-out-of-scope`, `spreadsheet-is-office-file`, `google-no-storage`, `google-storage-full` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getExportConfig: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportConfig'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteExportConfig: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `export-already-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateExportConfig: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          exporter?: string;
          spreadsheetId?: string;
          sheetTitle?: string;
          /** @enum {string} */
          mode?: 'append' | 'upsert' | 'replace';
          columns?: components['schemas']['ColumnChoice'][] | null;
          filter?: string | null;
          conditions?: (
            | {
                field: string;
                /** @enum {string} */
                op: 'period';
                value:
                  | {
                      /** Format: date */
                      from?: string;
                      /** Format: date */
                      to?: string;
                    }
                  | {
                      last: number;
                      /** @enum {string} */
                      unit: 'day' | 'week' | 'month';
                    }
                  | {
                      /** @enum {string} */
                      current: 'day' | 'week' | 'month' | 'quarter' | 'year';
                    }
                  | {
                      /** @enum {string} */
                      previous: 'day' | 'week' | 'month' | 'quarter' | 'year';
                    };
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'anyOf' | 'noneOf';
                value: (
                  | {
                      type: string;
                      /** Format: uuid */
                      id: string;
                      name: string;
                      href: string;
                    }
                  | string
                  | number
                )[];
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'contains' | 'startsWith' | 'endsWith';
                value: string;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'atLeast' | 'atMost';
                value: number;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'is';
                value: boolean;
              }
            | {
                field: string;
                /** @enum {string} */
                op: 'empty' | 'filled';
              }
          )[];
          options?: {
            /**
             * @default remove
             * @enum {string}
             */
            gone?: 'remove' | 'mark' | 'keep';
            /** @default false */
            protect?: boolean;
            /** @default false */
            trim?: boolean;
            /** @default [] */
            sort?: {
              column: string;
              /** @default false */
              descending?: boolean;
            }[];
          };
          /** Format: uuid */
          moyskladIntegrationId?: string;
          /** Format: uuid */
          googleIntegrationId?: string;
          /** Format: date-time */
          updatedAt?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportConfig'];
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-exporter`, `unknown-integration`, `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled`, `google-oauth-missing`, `sheet-used`, `export-config-changed`, `export-already-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `bad-sort`, `bad-spreadsheet-link`, `unknown-column`, `formula-too-long`, `formula-too-deep`, `formula-unclosed`, `formula-missing-value`, `formula-unexpected`, `formula-comma`, `formula-bare-name`, `formula-unknown-column`, `formula-unknown-function`, `formula-arguments`, `formula-circle`, `formula-long-chain`, `formulas-too-many-steps`, `formula-too-heavy`, `formulas-too-heavy`, `formula-bad-key`, `bad-filter`, `bad-filter-operator`, `bad-since`, `filter-missing`, `unknown-filter-field`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing`, `google-credentials`, `google-key-unreadable`, `google-api-disabled`, `google-project-gone`, `google-scopes`, `google-domain-policy`, `spreadsheet-missing`, `spreadsheet-not-shared`, `spreadsheet-out-of-scope`, `spreadsheet-is-office-file`, `google-no-storage`, `google-storage-full` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit`, `google-quota` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLastChange: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LastChange'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listExportTasks: {
    parameters: {
      query?: {
        /** @example 20 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        configId?: string;
        /** @example active */
        outcome?: 'active' | 'done' | 'differs' | 'failed' | 'cancelled';
        /** @example manual */
        trigger?: 'manual' | 'schedule' | 'webhook' | 'poll' | 'sweep' | 'scenario' | 'button';
        /** @example 2027-01-31T09:00:00Z */
        from?: string;
        /** @example 2027-01-31T09:00:00Z */
        to?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ExportTask'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  startExportTask: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          configId: string;
          /** @default false */
          dryRun?: boolean;
          /** @default false */
          full?: boolean;
          /** @default false */
          verify?: boolean;
          /** @default null */
          backfill?: components['schemas']['Stretch'] | null;
        };
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportTask'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `export-already-running`, `export-owed`, `no-backfill`, `paused-by-plan`, `unpaid`, `limit-runs-a-day` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getExportTask: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportTask'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-task-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getExportTaskDifference: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Difference'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `difference-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelExportTask: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportTask'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-task-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  watchExportTask: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description `event: task`, `data:` an ExportTask; once at once and after every change, to its end */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-task-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests`, `too-many-streams` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listExportDays: {
    parameters: {
      query?: {
        /**
         * @description A name of the IANA time zone database
         * @example Europe/Moscow
         */
        timeZone?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportDays'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getToday: {
    parameters: {
      query?: {
        /**
         * @description A name of the IANA time zone database
         * @example Europe/Moscow
         */
        timeZone?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Today'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMissedDays: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MissedDays'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pauseSchedules: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SchedulesChanged'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeSchedules: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SchedulesChanged'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listComingRuns: {
    parameters: {
      query?: {
        /**
         * @description The first of the seven days; today unless given
         * @example 2027-01-31
         */
        from?: string;
        /**
         * @description A name of the IANA time zone database
         * @example Europe/Moscow
         */
        timeZone?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComingRuns'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSchedules: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        configId?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Schedule'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createSchedule: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: uuid */
          configId: string;
          /** @default false */
          verify?: boolean;
          /**
           * @description Five fields of cron, in numbers; the day of the month may be L, the last one. Up to 12 of these, with semicolons between
           * @example 0 9 * * 1-5
           */
          cron: string;
          /**
           * @description A name of the IANA time zone database
           * @default Europe/Moscow
           * @example Europe/Moscow
           */
          timeZone?: string;
          /**
           * @default remember
           * @enum {string}
           */
          overlap?: 'remember' | 'skip';
          /** @default true */
          catchUp?: boolean;
          /** @default true */
          spread?: boolean;
          /** @default 10 */
          pauseAfter?: number | null;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `schedule-exists`, `limit-schedule-interval` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteSchedule: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `schedule-missing` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateSchedule: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Five fields of cron, in numbers; the day of the month may be L, the last one. Up to 12 of these, with semicolons between
           * @example 0 9 * * 1-5
           */
          cron?: string;
          /**
           * @description A name of the IANA time zone database
           * @example Europe/Moscow
           */
          timeZone?: string;
          paused?: boolean;
          /** @enum {string} */
          overlap?: 'remember' | 'skip';
          catchUp?: boolean;
          spread?: boolean;
          pauseAfter?: number | null;
          /** Format: date-time */
          updatedAt?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Schedule'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `schedule-missing` */
      404: components['responses']['Problem'];
      /** @description `schedule-changed`, `limit-schedule-interval` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listChangeTriggers: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ChangeTrigger'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getChangeTrigger: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeTrigger'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing`, `change-trigger-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setChangeTrigger: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description A run starts when nothing has changed for so long; 0: at once
           * @default 20
           */
          quietSeconds?: number;
          /**
           * @description However much changes, a run starts so long after the first change
           * @default 120
           */
          longestSeconds?: number;
          /**
           * @description In whose night the export looks for changes that were lost
           * @default Europe/Moscow
           */
          timeZone?: string;
          /** @default false */
          paused?: boolean;
          /** Format: date-time */
          updatedAt?: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeTrigger'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `change-trigger-changed`, `limit-starts-on-changes` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `change-trigger-unfit` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteChangeTrigger: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing`, `change-trigger-missing` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSourceWebhooks: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SourceWebhooks'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSourceWebhooks: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceWebhooks'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `source-hook-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkSourceWebhooks: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceWebhooks'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `source-hook-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSourceDeliveries: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SourceDelivery'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `source-hook-missing` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  replaySourceDelivery: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        integrationId: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceDeliveryReplayed'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `source-delivery-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  receiveMoyskladNotice: {
    parameters: {
      query?: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        requestId?: string;
      };
      header?: never;
      path: {
        /** @example Ромашка */
        secret: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              events: ({
                meta: {
                  /** @description customerorder */
                  type: string;
                  /**
                   * @description The address of the object; its id alone is taken from it
                   * @example https://api.moysklad.ru/api/remap/1.2/entity/customerorder/75c896d0-db16-11eb-c0a8-800d00000002
                   */
                  href: string;
                };
                /** @description CREATE, UPDATE, DELETE */
                action: string;
                /** Format: uuid */
                accountId: string;
                /**
                 * @description The fields that were changed
                 * @example [
                 *       "name"
                 *     ]
                 */
                updatedFields?: string[];
              } | null)[];
            }
          | {
              /** Format: uuid */
              accountId: string;
              stockType: string;
              /** @enum {string} */
              reportType: 'all' | 'bystore';
            };
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `not-found` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWebhooks: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Webhook'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `limit-webhooks` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `webhook-address-not-https`, `webhook-address-with-password`, `webhook-address-port`, `webhook-address-private` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookPatch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `webhook-address-not-https`, `webhook-address-with-password`, `webhook-address-port`, `webhook-address-private` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookWithSecret'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pauseWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `webhook-over-plan` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `webhook-over-plan` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query?: {
        /** @example 20 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['WebhookDelivery'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  testWebhook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  replayWebhookDelivery: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-webhook`, `unknown-webhook-delivery` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `webhook-paused` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPartnershipInvitations: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PartnershipInvitation'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createPartnershipInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description For whom it is, as you call them */
          name: string;
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadePartnershipInvitation'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `too-many-partnership-invitations` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokePartnershipInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership-invitation` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  lookAtPartnershipInvitation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description As it was given, in whatever letters */
          code: string;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnershipInvitationLook'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `partnership-code-over` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `partnership-own-code` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `too-many-tries` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPartnerships: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Partnership'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  acceptPartnership: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description As it was given, in whatever letters */
          code: string;
          consent: components['schemas']['PartnerConsentInput'];
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `partnership-code-over`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `partnership-own-code`, `partnership-exists`, `too-many-partnerships`, `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `partnership-store-needed`, `partnership-object-missing`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `too-many-tries`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  linkOwnCompany: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * Format: uuid
           * @description The company whose rules it is about; the caller owns it
           */
          companyId: string;
          consent: components['schemas']['PartnerConsentInput'];
        };
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member`, `partnership-company-not-owned` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `partnership-own-code`, `partnership-company-closed`, `partnership-exists`, `too-many-partnerships`, `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused`, `partnership-store-needed`, `partnership-object-missing`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPartnership: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPartnershipHistory: {
    parameters: {
      query?: {
        /** @example 50 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PartnershipEvent'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setPartnershipConsent: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          consent: components['schemas']['PartnerConsentInput'];
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership`, `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `partnership-ended`, `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `partnership-store-needed`, `partnership-object-missing`, `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  withdrawPartnershipConsent: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership` */
      404: components['responses']['Problem'];
      /** @description `partnership-ended` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pausePartnership: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `partnership-ended` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumePartnership: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `partnership-ended` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endPartnership: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partnership'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-partnership` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDrafts: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DraftHead'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDraft: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example company */
        form: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            draft: components['schemas']['Draft'] | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  saveDraft: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example company */
        form: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DraftInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Draft'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `draft-changed` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteDraft: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example company */
        form: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPlans: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['BillingPlan'][];
            nextCursor: null;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUsage: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Usage'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAllCompanies: {
    parameters: {
      query?: {
        /** @example 20 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
        /**
         * @description Part of a name, of a member’s address or of a MoySklad account’s name; or a company’s id
         * @example Ромашка
         */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AdminCompany'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCompanyCard: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminCompanyCard'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  blockCompany: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CompanyBlockInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminCompanyCard'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unblockCompany: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminCompanyCard'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  stopCompany: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CompanyBlockInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminCompanyCard'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeCompany: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminCompanyCard'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setCompanyPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CompanyPlanInput'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminCompanyCard'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  clearCompanyPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminCompanyCard'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  beginSupportAccess: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SupportAccessInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SupportAccess'];
        };
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endSupportAccess: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-company` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listCompanyUsage: {
    parameters: {
      query?: {
        /** @example 20 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
        /**
         * @description Part of a name or of a member’s address; or a company’s id
         * @example Ромашка
         */
        search?: string;
        /**
         * @description The largest first; by `name` from A on
         * @example rows
         */
        sort?: 'rows' | 'runs' | 'messages' | 'cpu' | 'calls' | 'name';
        /**
         * @description Only those that use 80 % of something or more
         * @example true
         */
        near?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['CompanyUsage'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPlatformHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlatformHealth'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPlatformHealthHistory: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlatformHealthHistory'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAdminQueue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminQueue'];
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  beginStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example platform */
        what: 'platform' | 'moysklad' | 'google';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StopInput'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  endStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example platform */
        what: 'platform' | 'moysklad' | 'google';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDeadJobs: {
    parameters: {
      query?: {
        /** @example 20 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DeadJob'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  retryDeadJob: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-job`, `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `export-task-not-failed`, `export-already-running`, `no-backfill` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  dropDeadJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `unknown-job` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAllMessages: {
    parameters: {
      query?: {
        /** @example 50 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
        /**
         * @description `waiting` for its first or next attempt; `delivered`: the mail server took it; `gone`: surely not delivered, and given up; `unknown`: it may have arrived, nobody knows
         * @example waiting
         */
        fate?: 'waiting' | 'delivered' | 'gone' | 'unknown';
        /** @example Ромашка */
        channel?: string;
        /** @example Ромашка */
        recipient?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['AdminMessage'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `people-only`, `platform-only` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listNotifications: {
    parameters: {
      query?: {
        /** @example 20 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
        /** @example export-failed */
        kind?:
          | 'export-failed'
          | 'export-well'
          | 'sheet-old'
          | 'sheet-fresh'
          | 'schedule-paused'
          | 'account-lost'
          | 'source-untold'
          | 'source-told'
          | 'service-out'
          | 'service-well'
          | 'new-api-key'
          | 'limit-reached'
          | 'plan-changed'
          | 'webhook-paused'
          | 'partnership-made'
          | 'partnership-stopped'
          | 'partnership-well'
          | 'partnership-ended'
          | 'weekly-digest'
          | 'new-device'
          | 'second-factor-off'
          | 'provider-down'
          | 'provider-up'
          | 'dead-jobs';
        /**
         * @description Only those that were not read
         * @example Ромашка
         */
        unread?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Notification'][];
            nextCursor: string | null;
            /** @description The moment of the newest of them, to mark them as read */
            until: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  countUnreadNotifications: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readNotifications: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              ids: string[];
            }
          | {
              /**
               * Format: date-time
               * @description `until` of the answer that was shown: these and all before
               */
              until: string;
            };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description How many were unread */
            marked: number;
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNotificationPreferences: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationPreferences'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  saveNotificationPreferences: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Where each kind is told; a kind that is left out is told as by default */
          choices: {
            [key: string]: {
              app: boolean;
              email: boolean;
            };
          };
          timeZone: string;
          /** @description The hours in which no emails come but urgent ones, in that time zone */
          quiet: {
            from: number;
            to: number;
          } | null;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationPreferences'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMessages: {
    parameters: {
      query?: {
        /** @example 50 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
        /**
         * @description `waiting` for its first or next attempt; `delivered`: the mail server took it; `gone`: surely not delivered, and given up; `unknown`: it may have arrived, nobody knows
         * @example waiting
         */
        fate?: 'waiting' | 'delivered' | 'gone' | 'unknown';
        /** @example export-failed */
        kind?:
          | 'export-failed'
          | 'export-well'
          | 'sheet-old'
          | 'sheet-fresh'
          | 'schedule-paused'
          | 'account-lost'
          | 'source-untold'
          | 'source-told'
          | 'service-out'
          | 'service-well'
          | 'new-api-key'
          | 'limit-reached'
          | 'plan-changed'
          | 'webhook-paused'
          | 'partnership-made'
          | 'partnership-stopped'
          | 'partnership-well'
          | 'partnership-ended'
          | 'weekly-digest'
          | 'gathered';
        /** @example Ромашка */
        recipient?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Message'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  repeatMessage: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description Of the message that is sent now
             */
            id: string;
          };
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `message-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `message-not-lost`, `message-repeated`, `message-not-kept`, `message-without-reader`, `message-unwanted` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAppStatus: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        appId: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VendorStatus'];
        };
      };
      /** @description `bad-request`, `vendor-other-app` */
      400: components['responses']['Problem'];
      /** @description `vendor-unauthorized` */
      401: components['responses']['Problem'];
      /** @description `not-installed` */
      404: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  activateApp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        appId: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          appUid: string;
          accountName: string;
          /** @enum {string} */
          cause: 'Install' | 'Resume' | 'TariffChanged' | 'Autoprolongation';
          access?: ({
            resource: string;
            scope: string[];
            permissions?: {
              [key: string]: unknown;
            };
            access_token?: string;
          } & {
            [key: string]: unknown;
          })[];
          subscription?: {
            /** Format: uuid */
            tariffId: string;
            tariffName?: string;
            trial: boolean;
            /** Format: date-time */
            expiryMoment?: string;
          } & {
            [key: string]: unknown;
          };
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VendorStatus'];
        };
      };
      /** @description `bad-request`, `vendor-other-app` */
      400: components['responses']['Problem'];
      /** @description `vendor-unauthorized` */
      401: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `not-installed` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deactivateApp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        appId: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          appUid: string;
          accountName: string;
          /** @enum {string} */
          cause: 'Uninstall' | 'Suspend';
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `vendor-other-app` */
      400: components['responses']['Problem'];
      /** @description `vendor-unauthorized` */
      401: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `not-installed` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeAppRights: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        appId: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          appUid: string;
          accountName: string;
          /** @enum {string} */
          cause: 'PermissionsChanged';
          access: ({
            resource: string;
            scope: string[];
            permissions?: {
              [key: string]: unknown;
            };
            access_token?: string;
          } & {
            [key: string]: unknown;
          })[];
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description `bad-request`, `vendor-other-app` */
      400: components['responses']['Problem'];
      /** @description `vendor-unauthorized` */
      401: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `not-installed` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  runScenarioAction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        appId: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          actionName: string;
          /** @enum {string} */
          actionType: 'ADD' | 'MODIFY' | 'CHANGE_STATUS' | 'OVERDUE' | 'CHANGE_PRODUCTION_STATE';
          objectId: string;
          objectType: string;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description `bad-request`, `vendor-other-app` */
      400: components['responses']['Problem'];
      /** @description `vendor-unauthorized` */
      401: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `not-installed` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  pressButton: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        appId: string;
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          buttonName: string;
          extensionPoint: string;
          user: {
            /** Format: uuid */
            employeeId: string;
            role: string;
          } & {
            [key: string]: unknown;
          };
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VendorButtonAnswer'];
        };
      };
      /** @description `bad-request`, `vendor-other-app` */
      400: components['responses']['Problem'];
      /** @description `vendor-unauthorized` */
      401: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `not-installed` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMoyskladInstallation: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MoyskladInstallation'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getObjectFreshness: {
    parameters: {
      query?: {
        /**
         * @description `updatedAt` of an earlier answer: MoySklad is not asked again
         * @example 2027-01-31T09:00:00Z
         */
        updatedAt?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example customerorder */
        type:
          | 'customerorder'
          | 'invoiceout'
          | 'demand'
          | 'salesreturn'
          | 'commissionreportin'
          | 'commissionreportout'
          | 'factureout'
          | 'purchaseorder'
          | 'invoicein'
          | 'supply'
          | 'purchasereturn'
          | 'facturein'
          | 'product'
          | 'variant'
          | 'service'
          | 'bundle'
          | 'pricelist'
          | 'emissionorder'
          | 'retireorder'
          | 'move'
          | 'enter'
          | 'loss'
          | 'inventory'
          | 'internalorder'
          | 'counterparty'
          | 'contract'
          | 'task'
          | 'paymentin'
          | 'paymentout'
          | 'cashin'
          | 'cashout'
          | 'counterpartyadjustment'
          | 'payroll'
          | 'retaildemand'
          | 'retailsalesreturn'
          | 'retailshift'
          | 'retaildrawercashin'
          | 'retaildrawercashout'
          | 'prepayment'
          | 'prepaymentreturn'
          | 'processingorder'
          | 'processing'
          | 'productiontask'
          | 'productionstagecompletion';
        /**
         * @description Of MoySklad’s API, or of its interface
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObjectFreshness'];
        };
      };
      /** @description `bad-request`, `choose-company`, `choose-integration` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `unknown-integration` */
      404: components['responses']['Problem'];
      /** @description `not-connected`, `integration-reconnect`, `moysklad-suspended`, `moysklad-uninstalled` */
      409: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listScenarioExports: {
    parameters: {
      query?: {
        /** @example 100 */
        limit?: number;
        /**
         * @description `nextCursor` of the page before
         * @example WyIyMDI2LTAxLTMxVDA5OjAwOjAwLjAwMDAwMFoiLCIzZjhiMGMxZSJd
         */
        cursor?: string;
      };
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ScenarioExport'][];
            nextCursor: string | null;
          };
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createScenarioExport: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ScenarioExportInput'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScenarioExport'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `export-config-missing` */
      404: components['responses']['Problem'];
      /** @description `idempotency-still-running`, `scenario-export-exists` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteScenarioExport: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path: {
        /** @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90 */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `company-blocked`, `company-deleted`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `scenario-export-missing` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  enterFrame: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FrameKey'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FrameToken'];
        };
      };
      /** @description `bad-request`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `cross-site`, `context-refused` */
      403: components['responses']['Problem'];
      /** @description `moysklad-uninstalled`, `company-no-room` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `moysklad-token`, `moysklad-token-letters`, `moysklad-api-off`, `moysklad-locked`, `moysklad-forbidden`, `moysklad-tariff`, `moysklad-request`, `moysklad-too-large`, `moysklad-missing` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests`, `moysklad-limit` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  refreshFrameToken: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
        /**
         * @description Sent twice with the same key, a request is done once.
         * @example 0d6fb9a4-0f1d-4c0c-8b0e-3b9a3a4f7c11
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FrameToken'];
        };
      };
      /** @description `bad-request`, `choose-company`, `bad-idempotency-key` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired`, `frame-session-over` */
      401: components['responses']['Problem'];
      /** @description `cross-site`, `forbidden`, `out-of-scope`, `support-reads-only`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `idempotency-still-running` */
      409: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `idempotency-key-reused` */
      422: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getFrameMe: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The company to act for; needed when a person has several.
         * @example 3f8b0c1e-5d2a-4c57-9a43-0d7f1b6c2e90
         */
        'X-Company-Id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description `bad-request`, `choose-company` */
      400: components['responses']['Problem'];
      /** @description `unauthenticated`, `bad-token`, `api-key-mistyped`, `api-key-unknown`, `api-key-revoked`, `api-key-expired`, `frame-session-over` */
      401: components['responses']['Problem'];
      /** @description `forbidden`, `out-of-scope`, `no-company`, `not-a-member` */
      403: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description `too-many-requests` */
      429: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  unsubscribe: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 8d3f0a7c5b6e4d21 */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            done: true;
          };
        };
      };
      /** @description `bad-request` */
      400: components['responses']['Problem'];
      /** @description `cross-site` */
      403: components['responses']['Problem'];
      /** @description `unsubscribe-link` */
      404: components['responses']['Problem'];
      /** @description `too-large` */
      413: components['responses']['Problem'];
      /** @description `unsupported-media-type` */
      415: components['responses']['Problem'];
      /** @description `wrong-host` */
      421: components['responses']['Problem'];
      /** @description A problem (RFC 9457), in the language of Accept-Language */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  toldTaskEnded: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description The same whenever this message is sent
         * @example msg_3f8b0c1e5d2a4c579a430d7f1b6c2e90
         */
        'webhook-id': string;
        /**
         * @description Seconds of the attempt, since 1970
         * @example 1798621200
         */
        'webhook-timestamp': string;
        /**
         * @description `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes behind `whsec_` of the secret as key
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'task.ended';
          /**
           * Format: date-time
           * @description When it happened
           */
          timestamp: string;
          data: {
            /** Format: uuid */
            taskId: string;
            /** Format: uuid */
            exportId: string;
            exportName: string;
            exporter: string;
            /** @enum {string} */
            trigger: 'manual' | 'schedule' | 'webhook' | 'poll' | 'sweep' | 'scenario' | 'button';
            dryRun: boolean;
            verify: boolean;
            /** @enum {string} */
            status: 'done' | 'failed' | 'cancelled';
            /** @description A code of the list of errors */
            error: string | null;
            /** @description Null where there is no result, as of the other counts */
            rowsRead: number | null;
            rowsAppended: number | null;
            rowsUpdated: number | null;
            rowsDeleted: number | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            spreadsheetUrl: string;
            /**
             * Format: uri
             * @description The page of ours that shows it
             */
            url: string;
          };
        };
      };
    };
    responses: {
      /** @description Gone: the webhook is paused at once */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken; the body is not read */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not taken: tried again for three days, as any answer but 2xx */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  toldIntegrationLost: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description The same whenever this message is sent
         * @example msg_3f8b0c1e5d2a4c579a430d7f1b6c2e90
         */
        'webhook-id': string;
        /**
         * @description Seconds of the attempt, since 1970
         * @example 1798621200
         */
        'webhook-timestamp': string;
        /**
         * @description `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes behind `whsec_` of the secret as key
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'integration.lost';
          /**
           * Format: date-time
           * @description When it happened
           */
          timestamp: string;
          data: {
            /** Format: uuid */
            integrationId: string;
            /** @enum {string} */
            provider: 'moysklad' | 'google';
            title: string;
            /**
             * Format: uri
             * @description The page of ours that shows it
             */
            url: string;
          };
        };
      };
    };
    responses: {
      /** @description Gone: the webhook is paused at once */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken; the body is not read */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not taken: tried again for three days, as any answer but 2xx */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  toldLimitReached: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description The same whenever this message is sent
         * @example msg_3f8b0c1e5d2a4c579a430d7f1b6c2e90
         */
        'webhook-id': string;
        /**
         * @description Seconds of the attempt, since 1970
         * @example 1798621200
         */
        'webhook-timestamp': string;
        /**
         * @description `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes behind `whsec_` of the secret as key
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'limit.reached';
          /**
           * Format: date-time
           * @description When it happened
           */
          timestamp: string;
          data: {
            metric: string;
            /** @enum {string} */
            level: 'near' | 'soft' | 'hard';
            used: number;
            limit: number;
            /** @description `2026-11`; null: it does not come back with the next month */
            month: string | null;
            /**
             * Format: uri
             * @description The page of ours that shows it
             */
            url: string;
          };
        };
      };
    };
    responses: {
      /** @description Gone: the webhook is paused at once */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken; the body is not read */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not taken: tried again for three days, as any answer but 2xx */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  toldWebhookTest: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description The same whenever this message is sent
         * @example msg_3f8b0c1e5d2a4c579a430d7f1b6c2e90
         */
        'webhook-id': string;
        /**
         * @description Seconds of the attempt, since 1970
         * @example 1798621200
         */
        'webhook-timestamp': string;
        /**
         * @description `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes behind `whsec_` of the secret as key
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'webhook.test';
          /**
           * Format: date-time
           * @description When it happened
           */
          timestamp: string;
          data: {
            /** Format: uuid */
            webhookId: string;
            webhookName: string;
          };
        };
      };
    };
    responses: {
      /** @description Gone: the webhook is paused at once */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken; the body is not read */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not taken: tried again for three days, as any answer but 2xx */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
