import type { CertificatesDeps } from '../certificates-deps.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { listKeys } from '../store/key-rows.ts'
import { registerKeys } from './register-keys.ts'

/** Makes and announces a next key where none waits and keys are ours to make. */
export async function keepNextKey(deps: CertificatesDeps): Promise<void> {
  const hasNext = (await listKeys(deps.pool)).some(({ state }) => state === 'next')
  if (hasNext || !(await deps.keys.addQrKey())) return
  await registerKeys(deps)
  await publishTrustList(deps)
}
