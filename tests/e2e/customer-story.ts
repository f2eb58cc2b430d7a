// What happens at a centre so that a customer has something to see: a car is inspected, and its paper made.
import { expect } from '@playwright/test'
import { type Inspection, recordInspection, type Story } from '../pipeline/whole-inspection.ts'
import { enrolDevice, signIn } from '../support/simulated-device.ts'

export const customer = { email: 'customer@demo.test', password: 'demo-password-please-change' }

type Paper = { certificateId: string; number: string | null; status: string; vin: string }
type Office = (path: string, body?: unknown) => Promise<Response>

/** Inspects a car on a device without a screen and waits for its paper. */
export async function inspectCar(
  { url, office }: { url: string; office: Office },
  story: Story = {},
): Promise<Inspection & { number: string }> {
  const device = await enrolDevice(url, await signIn(url, 'inspector@demo.test'))
  const inspection = recordInspection(device, story)
  await device.upload()
  await device.uploadBlobs()
  let number = ''
  await expect
    .poll(async () => {
      const answer = await office(`/api/v1/certificates?inspectionId=${inspection.inspectionId}`)
      const { certificates } = (await answer.json()) as { certificates: Paper[] }
      number = certificates[0]?.number ?? ''
      return certificates[0]?.status
    })
    .toBe('valid')
  return { ...inspection, number }
}
