import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOpenApi } from '@sac/contracts/http/write-openapi'
import express, { type RequestHandler } from 'express'

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8')) as {
  version: string
}

/** `/api/openapi.json`, generated from the operation table. */
export function serveDocuments(): RequestHandler {
  // Written for the first who asks: a tenth of a start, and hardly anybody does.
  let text: string | undefined
  const router = express.Router()
  router.get('/api/openapi.json', (_request, response) => {
    text ??= JSON.stringify(writeOpenApi(manifest.version))
    response.set('Cache-Control', 'no-cache').type('json').send(text)
  })
  return router
}
