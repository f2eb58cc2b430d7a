import { deliverBlobs } from '../pipeline/deliver.ts'
import { recordInspection } from '../pipeline/whole-inspection.ts'
import { enrolDevice, signIn } from '../support/simulated-device.ts'
import type { Product } from './open-product.ts'

/** A test that is drawn for a second look as it is completed: the centre draws each. Soon it is in the list. */
export async function drawSecondLook(product: Product): Promise<void> {
  const { url } = product.stack
  const { accessToken } = await signIn(url, 'admin@demo.test')
  const [{ centreId }] = (await (await product.office('/api/v1/centres')).json()).centres
  const share = await fetch(`${url}/api/v1/second-looks/shares/${centreId}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ perMille: 1_000 }),
  })
  if (!share.ok) throw new Error(`the share was answered ${share.status}`)
  const device = await enrolDevice(url, await signIn(url, 'inspector@demo.test'))
  recordInspection(device)
  await device.upload()
  await deliverBlobs(device, device.blobs)
}
