import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOpenApi } from '@sac/contracts/http/write-openapi'
import express, { type RequestHandler } from 'express'

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8')) as {
  version: string
}

/** `/api/openapi.json`, generated from the operation table. */
export function serveDocuments(): RequestHandler {
  const text = JSON.stringify(writeOpenApi(manifest.version))
  const router = express.Router()
  router.get('/api/openapi.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('json').send(text)
  })
  return router
}
