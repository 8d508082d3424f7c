/** A refusal of the Vendor API; of its codes only 2004 is documented. */
export class VendorRefusal extends Error {
  readonly status: number;
  readonly code: number | undefined;

  constructor(status: number, error: string, code?: number) {
    super(error);
    this.status = status;
    this.code = code;
  }
}

/** How an installation of an application stands (Vendor API, GET status). */
export type InstallationStatus =
  | 'Activating'
  | 'SettingsRequired'
  | 'Activated'
  | 'ActivationFailed'
  | 'Suspended'
  | 'DeactivationFailed';

export interface Subscription {
  tariffId: string;
  tariffName: string;
  trial: boolean;
  expiryMoment: string;
  notForResale: boolean;
  partner: boolean;
}

export interface Installation {
  status: InstallationStatus;
  cause: string;
  subscription: Subscription;
}

/** Where an application may put its installation from where it stands; the same state again is fine. */
const allowed: Partial<Record<InstallationStatus, string[]>> = {
  Activating: ['Activating', 'SettingsRequired', 'Activated'],
  SettingsRequired: ['SettingsRequired', 'Activated'],
  Activated: ['Activated'],
};

/** @throws VendorRefusal 409 for a transition that is not possible. */
export function moveTo(installation: Installation, status: string): void {
  if (!allowed[installation.status]?.includes(status))
    throw new VendorRefusal(409, `Невозможен переход из ${installation.status} в ${status}`);
  installation.status = status as InstallationStatus;
}
