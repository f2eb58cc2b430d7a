import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { Agent, createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { DefaultHttpStack, Upload } from 'tus-js-client'
import type { Photo } from '../day/make-day.ts'
import { ending } from '../harness/endings.ts'
import { openLine } from './open-line.ts'
import { secondsUntil } from './stop-watch.ts'
import type { SyncDriver } from './sync-driver.ts'

/** tus-js-client to @tus/server, two uploads at a time, retrying every second for ever. It carries photos, no events. */
export const tusDriver: SyncDriver = {
  name: 'tus (photos only)',
  run: async ({ day, link: plan, deadlineSeconds }) => {
    const server = await startTusServer()
    const link = await openLine(server.port, plan)
    const stopped = new AbortController()
    const started = performance.now()
    const sending = uploadAll(day.photos, { endpoint: `http://127.0.0.1:${link.port}/files`, signal: stopped.signal })
    const everything = await secondsUntil({
      reached: async () => server.complete() >= day.photos.length && (await server.holdsAll(day.photos)),
      deadlineSeconds,
      started,
    })
    stopped.abort()
    await sending
    const orphans = (await server.countFiles()) - day.photos.length
    const figures = {
      everything,
      upMB: link.upBytes() / 1e6,
      connections: link.connections(),
      orphans: Math.max(0, orphans),
    }
    await link.close()
    await server.close()
    return figures
  },
}

async function startTusServer() {
  const folder = await mkdtemp(join(tmpdir(), 'sac-bench-tus-'))
  const remove = ending(() => rm(folder, { recursive: true, force: true }))
  let complete = 0
  const tus = new Server({
    path: '/files',
    datastore: new FileStore({ directory: folder }),
    onUploadFinish: () => {
      complete += 1
      return Promise.resolve({})
    },
  })
  const http = createServer((request, response) => void tus.handle(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (typeof address !== 'object' || address === null) throw new Error('The tus server has no port.')
  const files = async () => (await readdir(folder)).filter((name) => !name.endsWith('.json'))
  return {
    port: address.port,
    complete: () => complete,
    countFiles: async () => (await files()).length,
    holdsAll: async (photos: readonly Photo[]) => {
      const contents = await Promise.all((await files()).map((name) => readFile(join(folder, name))))
      const hashes = new Set(contents.map((bytes) => createHash('sha256').update(bytes).digest('hex')))
      return photos.every(({ sha256 }) => hashes.has(sha256))
    },
    close: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await remove()
    },
  }
}

type Uploads = { endpoint: string; signal: AbortSignal }

// As many as the device under test.
const connections = 3

async function uploadAll(photos: readonly Photo[], { endpoint, signal }: Uploads): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const queue = [...photos]
  const worker = async () => {
    for (let photo = queue.shift(); photo && !signal.aborted; photo = queue.shift()) {
      await uploadOne(photo, { endpoint, signal, agent })
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
}

function uploadOne(photo: Photo, { endpoint, signal, agent }: Uploads & { agent: Agent }): Promise<void> {
  return new Promise((resolve) => {
    const upload = new Upload(photo.bytes, {
      endpoint,
      uploadSize: photo.bytes.length,
      httpStack: new DefaultHttpStack({ agent }),
      retryDelays: Array.from({ length: 1_000 }, () => 1_000),
      onShouldRetry: () => !signal.aborted,
      onSuccess: () => resolve(),
      onError: () => resolve(),
    })
    signal.addEventListener('abort', () => void upload.abort().then(resolve, resolve), { once: true })
    upload.start()
  })
}
