import { expect, test } from 'vitest'
import type { Authenticate } from './authenticate.ts'
import { authenticateByProof } from './authenticate-by-proof.ts'
import type { Device, Person } from './caller.ts'

const person = async (userId: string): Promise<Person> => ({ proof: 'person', role: 'inspector', userId })
const device = async (): Promise<Device> => ({ proof: 'device', deviceId: 'd' })
const asked = (proof: 'person' | 'device', authorization?: string): Parameters<Authenticate>[0] => ({
  operation: 'sync.events',
  proof,
  headers: authorization === undefined ? {} : { authorization },
})

test('a person is who the access token says, and nothing else is taken for one', async () => {
  const authenticate = authenticateByProof({ person, device })
  expect(await authenticate(asked('person', 'Bearer a.b-c_d'))).toMatchObject({ userId: 'a.b-c_d' })
  for (const header of [undefined, '', 'a.b', 'bearer a', 'Basic a', 'Bearer ', 'Bearer a b'])
    await expect(authenticate(asked('person', header))).rejects.toMatchObject({ code: 'auth.required' })
})

test('a token proves no device; where no device is known every one is refused', async () => {
  expect(await authenticateByProof({ person, device })(asked('device', 'Bearer a'))).toMatchObject({ deviceId: 'd' })
  await expect(authenticateByProof({ person })(asked('device'))).rejects.toMatchObject({ code: 'device.unknown' })
})
