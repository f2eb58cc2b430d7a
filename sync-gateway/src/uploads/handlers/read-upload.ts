import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip as gunzipWithCallback } from 'node:zlib'
import { protocolLimits } from '@sac/contracts/sync/protocol'
import { Problem } from '@sac/platform/http/problem'

const gunzip = promisify(gunzipWithCallback)
// An ordinary upload inflates in one step.
const inflateStep = 256 * 1024

const { serverWireBytes, serverInflatedBytes } = protocolLimits

/**
 * The bytes of an upload, inflated: nothing beyond the caps is ever held. Throws Problem
 * `request.unsupported-type`, `request.too-large` or `request.malformed`.
 */
export async function readUpload(body: Readable, headers: IncomingHttpHeaders): Promise<Uint8Array> {
  if (!/^application\/x-ndjson\s*(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Problem('request.unsupported-type', { detail: 'Send application/x-ndjson.' })
  if (Number(headers['content-length'] ?? 0) > serverWireBytes) throw tooLarge()
  const encoding = (headers['content-encoding'] ?? 'identity').toLowerCase()
  if (encoding === 'identity') return collect(body)
  if (encoding !== 'gzip') throw new Problem('request.unsupported-type', { detail: 'Compress with gzip.' })
  return inflate(await collect(body))
}

async function inflate(body: Uint8Array): Promise<Uint8Array> {
  try {
    return await gunzip(body, { maxOutputLength: serverInflatedBytes, chunkSize: inflateStep })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new Problem('request.malformed', { detail: 'The body is not complete gzip.', cause: error })
  }
}

// Not destroyed when it is too long: that would end the connection the refusal has to travel on.
async function collect(body: Readable): Promise<Uint8Array> {
  const kept: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length
      if (size > serverWireBytes) throw tooLarge()
      kept.push(chunk as Buffer)
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('request.malformed', { detail: 'The body did not arrive whole.', cause: error })
  }
  return Buffer.concat(kept)
}

const tooLarge = () =>
  new Problem('request.too-large', { detail: 'Halve the batch: 256 kB sent and 1 MiB inflated are the limits.' })
