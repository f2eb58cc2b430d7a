import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { HttpResponse } from './message.ts'

/** Sends a handler's response value. Nothing is cached unless the handler says so. */
export async function sendResponse(response: Response, { status, headers = {}, body }: HttpResponse): Promise<void> {
  response.status(status).set('Cache-Control', 'no-store')
  for (const [name, value] of Object.entries(headers))
    response.set(name, typeof value === 'string' ? value : [...value])
  if (body === undefined) response.end()
  else if (body instanceof Readable) await stream(body, response)
  else if (body instanceof Uint8Array) response.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
  else response.json(body)
}

// A client that hangs up in the middle is its own decision, not a failure of ours.
async function stream(body: Readable, response: Response): Promise<void> {
  try {
    await pipeline(body, response)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}
