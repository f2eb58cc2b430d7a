import type { IncomingHttpHeaders } from 'node:http'
import type { Authenticate } from './authenticate.ts'
import { bearerToken } from './bearer-token.ts'
import type { Device, Person } from './caller.ts'
import { Problem } from './problem.ts'

export type Authenticators = {
  /** The person an access token belongs to; throws Problem `auth.*`. */
  person: (token: string) => Promise<Person>
  /** The device whose credential the headers show; throws Problem `device.*`. Left out where no device is known. */
  device?: ((headers: IncomingHttpHeaders) => Promise<Device>) | undefined
}

/** Every proof to whoever knows it. */
export const authenticateByProof =
  ({ person, device }: Authenticators): Authenticate =>
  async ({ proof, headers }) => {
    if (proof === 'person') return person(bearerToken(headers))
    if (!device) throw new Problem('device.unknown')
    return device(headers)
  }
