import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeOpenApi } from './write-openapi.ts'

test('docs/openapi.json says what this release answers, and nothing else: run `npm run openapi`', () => {
  const kept = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8')) as {
    info: { version: string }
  }
  expect(JSON.parse(JSON.stringify(writeOpenApi(kept.info.version)))).toEqual(kept)
})
