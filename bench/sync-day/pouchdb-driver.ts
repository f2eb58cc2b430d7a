import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
// @ts-expect-error the package brings no types
import PouchDB from 'pouchdb'
import type { Day } from '../day/make-day.ts'
import { ending } from '../harness/endings.ts'
import { fetchPeer } from '../peers/fetch-peer.ts'
import { openLine } from './open-line.ts'
import { secondsUntil } from './stop-watch.ts'
import type { SyncDriver } from './sync-driver.ts'

/**
 * PouchDB replicating to express-pouchdb with its own defaults (100 documents a batch), tried again every second. Each event
 * is a document, in the order recorded; a photo is the attachment of the event that names it.
 */
export const pouchdbDriver: SyncDriver = {
  name: 'PouchDB',
  run: async ({ day, link: plan, deadlineSeconds }) => {
    const folder = await mkdtemp(join(tmpdir(), 'sac-bench-pouchdb-'))
    const remove = ending(() => rm(folder, { recursive: true, force: true }))
    const server = await startPouchServer(folder)
    const local = await fillLocal(join(folder, 'device'), day)
    const link = await openLine(server.port, plan)
    const stopped = new AbortController()
    const started = performance.now()
    const sending = replicate(local, { remote: `http://127.0.0.1:${link.port}/day`, signal: stopped.signal })
    const everything = await secondsUntil({
      reached: async () => (await server.countDocuments()) >= day.events.length && (await server.holdsAll(day)),
      deadlineSeconds,
      started,
    })
    stopped.abort()
    const figures = { eventsSafe: everything, everything, upMB: link.upBytes() / 1e6, connections: link.connections() }
    await link.close()
    await sending
    await local.close()
    await server.close()
    await remove()
    return { ...figures, orphans: 0 }
  },
}

// What we use of PouchDB; it brings no types.
type Replication = Promise<unknown> & { cancel: () => void }
type Pouch = {
  bulkDocs: (documents: unknown[]) => Promise<{ error?: boolean }[]>
  replicate: { to: (remote: string) => Replication }
  close: () => Promise<void>
}

async function fillLocal(path: string, { events, photos }: Day): Promise<Pouch> {
  const local = new (PouchDB as new (path: string) => Pouch)(path)
  const byHash = new Map(photos.map((photo) => [photo.sha256, photo.bytes]))
  const documents = events.map(({ frame }) => {
    const photo = frame.type === 'photo-captured' ? byHash.get(String(frame.payload['sha256'])) : undefined
    const attached = photo ? { _attachments: { photo: { content_type: 'image/jpeg', data: photo } } } : {}
    return { _id: frame.eventId, ...frame, ...attached }
  })
  const stored = await local.bulkDocs(documents)
  if (stored.some(({ error }) => error)) throw new Error('PouchDB did not take the day.')
  return local
}

async function replicate(local: Pouch, { remote, signal }: { remote: string; signal: AbortSignal }): Promise<void> {
  while (!signal.aborted) {
    const attempt = local.replicate.to(remote)
    const cancel = () => attempt.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    const done = await attempt.then(
      () => true,
      () => false,
    )
    signal.removeEventListener('abort', cancel)
    if (done) return
    await sleep(1_000)
  }
}

async function startPouchServer(folder: string) {
  const peers = await fetchPeer('pouchdb', ['express-pouchdb@4.2.0', 'pouchdb@9.0.0', 'express@4'])
  const program = join(import.meta.dirname, '../peers/pouchdb-server.cjs')
  const child = spawn(process.execPath, [program, peers, folder], { stdio: ['ignore', 'pipe', 'ignore'] })
  const close = ending(async () => child.kill('SIGKILL'))
  const port = await portOf(child)
  const database = `http://127.0.0.1:${port}/day`
  await fetch(database, { method: 'PUT' })
  return {
    port,
    close,
    countDocuments: async () => ((await (await fetch(database)).json()) as { doc_count?: number }).doc_count ?? 0,
    holdsAll: async ({ events }: Day) => {
      const named = events.filter(({ frame }) => frame.type === 'photo-captured')
      const found = await Promise.all(
        named.map(async ({ frame }) => {
          const bytes = Buffer.from(await (await fetch(`${database}/${frame.eventId}/photo`)).arrayBuffer())
          return createHash('sha256').update(bytes).digest('hex') === frame.payload['sha256']
        }),
      )
      return found.every(Boolean)
    },
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /^port (\d+)$/m.exec(chunk.toString())?.[1]
      if (port) resolve(Number(port))
    })
    child.once('exit', (code) => reject(new Error(`The PouchDB server ended with code ${code}.`)))
  })
}
