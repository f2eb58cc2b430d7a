import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeOpenApi } from './write-openapi.ts'

type Document = { info: { version: string }; paths: Record<string, Record<string, { operationId?: string }>> }

/** Each operation as text, by its name. */
const operationsOf = ({ paths }: Document) =>
  new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => [one.operationId ?? method, JSON.stringify([path, method, one])]),
    ),
  )

function differing(kept: Document, now: Document): string[] {
  const [before, after] = [operationsOf(kept), operationsOf(now)]
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id))
}

test('docs/openapi.json says what this release answers, and nothing else: run `npm run openapi`', () => {
  const kept = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8')) as Document
  const now = JSON.parse(JSON.stringify(writeOpenApi(kept.info.version))) as Document
  // First which, then what: a difference of the whole is long.
  expect(differing(kept, now)).toEqual([])
  expect(now).toEqual(kept)
})
