import type { EnrolResult } from '@sac/contracts/sync/protocol'
import type { Day } from '../day/make-day.ts'

/** Enrols the day's device at the gateway, beside the line, and returns its credential. */
export async function enrolDevice(
  port: number,
  { deviceId, actorId }: Pick<Day, 'deviceId' | 'actorId'>,
): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/sync/v1/devices`, {
    method: 'POST',
    headers: { authorization: `Bearer ${actorId}`, 'content-type': 'application/json' },
    body: JSON.stringify({ deviceId, name: 'Benchmark tablet', build: 'bench' }),
  })
  if (!response.ok) throw new Error(`Enrolling answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as EnrolResult).credential
}
