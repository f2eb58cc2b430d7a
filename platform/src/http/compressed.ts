import compression from 'compression'
import type { RequestHandler } from 'express'

/** Paths whose answers hold a credential: compressed beside what a caller sent, their length could tell of it (BREACH). */
const secret = /^\/(api\/v1\/auth|sync\/v1\/devices)(\/|$)/

/** Compresses texts of a kilobyte and more with what the client takes (brotli, gzip). */
export const compressed = (): RequestHandler =>
  compression({
    filter: (request, response) =>
      !secret.test(request.originalUrl.split('?')[0] ?? '') && compression.filter(request, response),
  })
