// A customer of the office who takes every paper the moment it exists, and keeps it whatever becomes of the database.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Desk } from './office-desk.ts'
import { sha256Of } from './poison.ts'

export type HandedOut = {
  certificateId: string
  inspectionId: string
  number: string | null
  revision: number
  kind: string
  /** What stands behind # in its QR; null on a refusal. */
  digits: string | null
  pdfSha256: string
}

export type PaperCollector = {
  papers: ReadonlyMap<string, HandedOut>
  /** Resolves when the loop has ended. */
  stop: () => Promise<void>
  /** Takes what is there now; rejects when the office does not answer. */
  collect: (pages: 'all' | 'first') => Promise<void>
}

export function startCollecting(desk: Desk): PaperCollector {
  const papers = new Map<string, HandedOut>()
  const asked = new AbortController()
  // Seen, but without its PDF yet.
  const waiting = new Set<string>()
  const take = async (certificateId: string) => {
    const { inspectionId, number, revision, kind, verifyUrl, status } = await desk.readCertificate(certificateId)
    if (status === 'issuing') return
    const pdfSha256 = sha256Of(await desk.fetchPdf(certificateId))
    const digits = verifyUrl?.split('#')[1] ?? null
    papers.set(certificateId, { certificateId, inspectionId, number, revision, kind, digits, pdfSha256 })
    waiting.delete(certificateId)
  }
  const collect: PaperCollector['collect'] = async (pages) => {
    for (const { certificateId } of await desk.listCertificates(pages))
      if (!papers.has(certificateId)) waiting.add(certificateId)
    // One that cannot be had yet, or was forgotten with a restored database, holds up none of the others.
    for (const certificateId of waiting) await take(certificateId).catch(() => undefined)
  }
  const loop = (async () => {
    while (!asked.signal.aborted) {
      await collect('first').catch(() => undefined)
      await sleep(500, undefined, { signal: asked.signal }).catch(() => undefined)
    }
  })()
  return {
    papers,
    collect,
    stop: async () => {
      asked.abort()
      await loop
    },
  }
}
