// The first line of an upload. A header that cannot be understood refuses the whole upload: nothing could be placed.
import { BatchHeader } from '@sac/contracts/sync/protocol'
import { isDeeperThan } from '@sac/contracts/text/json-depth'
import { parseJson } from '@sac/contracts/text/parse-json'
import * as z from 'zod/mini'
import { decodeText } from './decode-text.ts'

export type HeaderIssue = { field: string; detail: string }
export type ParsedHeader = { ok: true; header: BatchHeader } | { ok: false; issue: HeaderIssue }

const maxHeaderBytes = 128 * 1024
const refuse = (field: string, detail: string): ParsedHeader => ({ ok: false, issue: { field, detail } })

function readJson(bytes: Uint8Array): unknown {
  const text = bytes.length > maxHeaderBytes ? null : decodeText(bytes)
  return text === null || isDeeperThan(text, 4) ? undefined : parseJson(text)
}

/** Reads line 0 of an upload; never throws. `seqs` come out ascending, disjoint and positive. */
export function parseBatchHeader(bytes: Uint8Array): ParsedHeader {
  const json = readJson(bytes)
  if (json === undefined) return refuse('line 0', 'not a JSON header')
  const parsed = z.safeParse(BatchHeader, json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(['line 0', ...(issue?.path ?? [])].map(String).join('.'), 'missing or not of the agreed form')
  }
  const wrong = parsed.data.seqs.findIndex(([first, last], index, all) => {
    return first < 1 || last < first || first <= (all[index - 1]?.[1] ?? 0)
  })
  if (wrong !== -1) return refuse(`line 0.seqs.${wrong}`, 'ranges are positive, ascending and do not overlap')
  return { ok: true, header: parsed.data }
}
