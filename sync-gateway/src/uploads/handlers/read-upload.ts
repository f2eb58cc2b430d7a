import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { createGunzip, type Gunzip } from 'node:zlib'
import { protocolLimits } from '@sac/contracts/sync/protocol'
import { Problem } from '@sac/platform/http/problem'

const { serverWireBytes, serverInflatedBytes } = protocolLimits

/**
 * The bytes of an upload, inflated as they arrive: nothing beyond the caps is ever held. Throws Problem
 * `request.unsupported-type`, `request.too-large` or `request.malformed`.
 */
export async function readUpload(body: Readable, headers: IncomingHttpHeaders): Promise<Uint8Array> {
  if (!/^application\/x-ndjson\s*(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Problem('request.unsupported-type', { detail: 'Send application/x-ndjson.' })
  if (Number(headers['content-length'] ?? 0) > serverWireBytes) throw tooLarge()
  const encoding = (headers['content-encoding'] ?? 'identity').toLowerCase()
  if (encoding === 'identity') return collect(metered(body, serverWireBytes))
  if (encoding !== 'gzip') throw new Problem('request.unsupported-type', { detail: 'Compress with gzip.' })
  return inflate(body)
}

async function inflate(body: Readable): Promise<Uint8Array> {
  const gunzip = createGunzip()
  const feeding = feed(body, gunzip).catch((error: unknown) => {
    gunzip.destroy(error instanceof Error ? error : undefined)
  })
  try {
    return await collect(metered(gunzip, serverInflatedBytes))
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('request.malformed', { detail: 'The body is not complete gzip.', cause: error })
  } finally {
    gunzip.destroy()
    await feeding
  }
}

// Not a pipeline: that would destroy the request, and with it the connection the refusal has to travel on.
async function feed(body: Readable, gunzip: Gunzip): Promise<void> {
  for await (const chunk of metered(body, serverWireBytes)) {
    if (gunzip.destroyed) return
    if (!gunzip.write(chunk)) await Promise.race([once(gunzip, 'drain'), once(gunzip, 'close')])
  }
  gunzip.end()
}

async function* metered(stream: Readable, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > limit) throw tooLarge()
    yield bytes
  }
}

async function collect(chunks: AsyncGenerator<Buffer>): Promise<Uint8Array> {
  const kept: Buffer[] = []
  try {
    for await (const chunk of chunks) kept.push(chunk)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('request.malformed', { detail: 'The body did not arrive whole.', cause: error })
  }
  return Buffer.concat(kept)
}

const tooLarge = () =>
  new Problem('request.too-large', { detail: 'Halve the batch: 256 kB sent and 1 MiB inflated are the limits.' })
