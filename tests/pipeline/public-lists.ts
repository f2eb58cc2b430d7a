// The public lists as any verifier reads them: root key, trust list, status list and reasons, every signature checked.
import type { PublicJwk } from '@sac/contracts/certificate/crypto-port'
import {
  type ReasonList,
  readReasonList,
  readStatusList,
  type StatusList,
} from '@sac/contracts/certificate/status-list'
import { readTrustList } from '@sac/contracts/certificate/trust-list'
import { inflate, webCrypto } from '@sac/contracts/certificate/web-crypto'

export type PublicLists = { status: StatusList; reasons: ReasonList }

const text = async (url: string) => (await fetch(url)).text()

/** Throws when a list is missing or its signature is not right. */
export async function readPublicLists(url: string, year: number): Promise<PublicLists> {
  const root = JSON.parse(await text(`${url}/.well-known/sac/root.jwk`)) as PublicJwk
  const signed = await text(`${url}/.well-known/sac/trust.jws`)
  const trust = await readTrustList(signed, { root, highestVersion: 0, crypto: webCrypto })
  if (trust.outcome !== 'accepted') throw new Error(`trust list: ${trust.outcome}`)
  const trusting = { trust: trust.list, crypto: webCrypto }
  const status = await readStatusList(await text(`${url}/status/${year}`), { ...trusting, inflate })
  const reasons = await readReasonList(await text(`${url}/status/${year}/reasons`), trusting)
  if (!status || !reasons) throw new Error(`the lists of ${year} are not sound`)
  return { status, reasons }
}
