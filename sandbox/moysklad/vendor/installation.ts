import { z } from 'zod';

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

const statuses = [
  'Activating',
  'SettingsRequired',
  'Activated',
  'ActivationFailed',
  'Suspended',
  'DeactivationFailed',
] as const;
/** How an installation of an application stands (Vendor API, GET status). */
export type InstallationStatus = (typeof statuses)[number];

export const installationSchema = z.object({
  status: z.enum(statuses),
  cause: z.string(),
  subscription: z.object({
    tariffId: z.string(),
    tariffName: z.string(),
    trial: z.boolean(),
    expiryMoment: z.string(),
    notForResale: z.boolean(),
    partner: z.boolean(),
  }),
});
export type Installation = z.infer<typeof installationSchema>;
export type Subscription = Installation['subscription'];

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
