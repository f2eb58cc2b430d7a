import { canonicalJson } from '@sac/contracts/canonical-json'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { sha256 } from '#platform/sha256.ts'
import { actorId, createTestEngine } from '../../tests/support/test-engine.ts'
import { applyChanges } from './apply-changes.ts'
import { readReference } from './reference.ts'

const told = async (...templates: { hash: string; template: object }[]) => {
  const { store } = await createTestEngine()
  const changes = templates.map((value) => ({ entity: 'template' as const, id: value.hash, value }))
  await applyChanges(store, { userId: actorId, changes, cursor: 'c', pulledAt: '', snapshot: false })
  return (await readReference(await store.view(), actorId)).templates
}

test('a template told by the office is known by its hash, whatever order its members came in', async () => {
  const hash = await sha256(canonicalJson(smallTemplate))
  const reordered = Object.fromEntries(Object.entries(smallTemplate).toReversed())
  expect(await told({ hash, template: reordered })).toEqual(new Map([[hash, smallTemplate]]))
})

test('a template that is not what its hash says, or of a form this version does not know, is left out', async () => {
  const altered = { ...smallTemplate, version: 2 }
  const later = { ...smallTemplate, sections: [{ code: '0' }] }
  const hash = await sha256(canonicalJson(smallTemplate))
  expect(await told({ hash, template: altered }, { hash: 'e'.repeat(64), template: later })).toEqual(new Map())
})
