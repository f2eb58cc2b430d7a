import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { toBase64url } from '@sac/contracts/certificate/bytes'
import {
  packStatuses,
  type ReasonList,
  reasonListType,
  type StatusListPayload,
  statusCode,
  statusListType,
} from '@sac/contracts/certificate/status-list'
import { toEpochDays } from '@sac/contracts/inspection/calendar'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { ownChains, readHeads } from '../check/anchors.ts'
import { keepHeads } from '../check/kept-heads.ts'
import { laterThan } from '../domain/later-than.ts'
import { signJws } from '../keys/sign-jws.ts'
import { activeSigner } from '../keys/signing-key.ts'
import { keepStatuses } from '../restore/kept-statuses.ts'
import { findStatusYear, listNotValid, listYearsToPublish, type NotValid, updatePublished } from '../store/list-rows.ts'

const hour = 3_600
/** How long a verifier may keep a list before it looks again, and how often we sign it again though nothing changed. */
const listLifeSeconds = 12 * hour
const renewAfterMs = (listLifeSeconds - hour) * 1000

const deflated = promisify<Uint8Array, { level: number }, Buffer>(deflate)

type Deps = Pick<CertificatesDeps, 'pool' | 'now' | 'keys' | 'verifyBase' | 'blobs' | 'otherChains'>

/** Makes and signs the lists of every year that has changed or whose signature has grown old. Returns those years. */
export async function publishStatusLists(deps: Deps): Promise<number[]> {
  const signedBefore = new Date(deps.now().getTime() - renewAfterMs)
  const years = await listYearsToPublish(deps.pool, { signedBefore })
  for (const { year } of years) await publishYear(deps, year)
  return years.map(({ year }) => year)
}

async function publishYear(deps: Deps, year: number): Promise<void> {
  // The sequence is read before the entries: a change in between is published again, never lost.
  const list = await findStatusYear(deps.pool, { year })
  if (!list) return
  const at = laterThan(list.publishedAt, deps.now())
  const entries = await listNotValid(deps.pool, { year })
  const signer = await activeSigner(deps.pool, deps.keys)
  const iat = Math.floor(at.getTime() / 1000)
  const chains = [...ownChains(deps.pool), ...((await deps.otherChains?.()) ?? [])]
  const heads = await readHeads(chains)
  const status = { ...(await statusPayload(deps, { year, iat, length: list.nextIndex, entries })), chains: heads }
  const statusJws = await signJws(signer, { typ: statusListType, payload: status })
  const reasonsJws = await signJws(signer, { typ: reasonListType, payload: reasons({ year, iat, entries }) })
  // First: nobody may be told what is not kept outside the database.
  await keepStatuses(deps.blobs.records, { year, seq: list.changeSeq, at, length: list.nextIndex, entries })
  await keepHeads(deps.blobs.records, { chains, heads, at })
  await updatePublished(deps.pool, { year, seq: list.changeSeq, at, statusJws, reasonsJws })
}

type Year = { year: number; iat: number; entries: readonly NotValid[] }

async function statusPayload(
  { verifyBase }: Deps,
  { year, iat, entries, length }: Year & { length: number },
): Promise<StatusListPayload> {
  const codes: number[] = Array.from({ length }, () => statusCode.valid)
  for (const { index, status } of entries) codes[index] = statusCode[status]
  const lst = toBase64url(await deflated(packStatuses(codes), { level: 9 }))
  return { sub: `${verifyBase}/status/${year}`, iat, ttl: listLifeSeconds, status_list: { bits: 2, lst } }
}

const reasons = ({ year, iat, entries }: Year): ReasonList => ({
  year,
  iat,
  entries: entries.map(({ index, reason, at, successor }) => ({
    index,
    reason,
    day: toEpochDays(at.toISOString().slice(0, 10)),
    ...(successor === null ? {} : { successor }),
  })),
})
