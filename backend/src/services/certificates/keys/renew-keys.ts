import { X509Certificate } from 'node:crypto'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listKeys } from '../store/key-rows.ts'
import { keepNextKey } from './keep-next-key.ts'
import { keyLifeMs } from './register-keys.ts'
import { rotateKey } from './rotate-key.ts'

const day = 86_400_000
/** A key is known to verifiers this long before it signs. */
const introductionMs = 30 * day
const warningMs = 60 * day

/** Daily: keeps a next key waiting, exchanges the active one after half its life, warns before anything runs out. */
export async function renewKeys(deps: CertificatesDeps): Promise<void> {
  await keepNextKey(deps)
  const keys = await listKeys(deps.pool)
  const now = deps.now().getTime()
  const active = keys.find(({ state }) => state === 'active')
  const next = keys.find(({ state }) => state === 'next')
  const left = (active?.signUntil.getTime() ?? now) - now
  const isIntroduced = next !== undefined && now - next.notBefore.getTime() >= introductionMs
  if (left < keyLifeMs / 2 && isIntroduced) {
    await rotateKey(deps)
    await keepNextKey(deps)
  } else if (left < warningMs) deps.log.warn({ kid: active?.kid, days: daysOf(left) }, 'the certificate key runs out')
  warnOfSeal(deps)
}

function warnOfSeal({ keys, log, now }: CertificatesDeps): void {
  for (const der of keys.seal.chain) {
    const left = new X509Certificate(der).validToDate.getTime() - now().getTime()
    if (left < warningMs) log.warn({ days: daysOf(left) }, 'a certificate of the document seal runs out')
  }
}

const daysOf = (ms: number) => Math.floor(ms / day)
