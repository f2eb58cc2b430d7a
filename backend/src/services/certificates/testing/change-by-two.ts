import type { ChangeCertificate } from '@sac/contracts/http/certificates'
import { uuidv7 } from '@sac/platform/ids'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { changeCertificate } from '../handlers/change-certificate.ts'
import { approveChange } from '../handlers/decide-change.ts'
import { requestRevocation } from '../handlers/request-change.ts'

type Changing = {
  change: 'revoke' | 'suspend' | 'reinstate'
  certificateId: string
  command: ChangeCertificate
  actorId: string
}

/** Suspends or reinstates; a revocation is asked for by `actorId` and agreed to by somebody else. */
export async function changeByTwo(deps: CertificatesDeps, { change, ...given }: Changing): Promise<void> {
  if (change !== 'revoke') return changeCertificate(deps, { change, ...given })
  await requestRevocation(deps, given)
  const { certificateId, command } = given
  const agreeing = { commandId: uuidv7(), version: command.version, actorId: uuidv7() }
  return approveChange(deps, { certificateId, requestId: command.commandId, ...agreeing })
}
