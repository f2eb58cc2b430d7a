// The root key this device trusts: the first one it saw here. A later one is reported, not believed.
import type { PublicJwk } from '@sac/contracts/certificate/crypto-port'
import { parseJwk } from '@sac/contracts/certificate/trust-list'
import { recall, remember } from '#platform/memory.ts'

const rootKey = 'sac-root'

const parse = (json: string | null | undefined) => parseJwk(json ?? '')

/**
 * The trusted root key, null when the page carries none and none was seen.
 * @param offered the JSON of the JWK in the page
 */
export const pinRoot = (offered: string | undefined): { root: PublicJwk | null; changed: boolean } => {
  const first = parse(recall(rootKey))
  const served = parse(offered)
  if (first === null && served !== null) remember(rootKey, JSON.stringify(served))
  const changed = first !== null && served !== null && JSON.stringify(first) !== JSON.stringify(served)
  return { root: first ?? served, changed }
}
