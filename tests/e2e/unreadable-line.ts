// A line of a device that breaks off in its middle: the office keeps it apart until somebody deals with it.
import { uuidv7 } from '@sac/platform/ids'
import { enrolDevice, signIn } from '../support/simulated-device.ts'

/** Resolves when it stands in quarantine. */
export async function sendUnreadableLine(url: string): Promise<void> {
  const device = await enrolDevice(url, await signIn(url, 'inspector@demo.test'))
  const [kept] = device.record(uuidv7(), [{ type: 'remark-written', payload: { text: 'The horn is weak' } }])
  if (!kept) throw new Error('nothing recorded')
  await device.upload([{ line: kept.line, text: kept.text.slice(0, -20) }])
}
