// The compiler sees that a route answers an operation of the table. That there is a route for each it cannot see: this looks for it.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { operations } from '@sac/contracts/operations'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const files = globSync('{backend,sync-gateway}/src/**/routes/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts'),
)
const texts = files.map((file) => readFileSync(join(root, file), 'utf8'))

/** Written out, or made of a word the same file gives with the rest: `inspections.${kind}` of `link(deps, 'unlink')`. */
function isMounted(id: string): boolean {
  const [context = '', act = ''] = id.split('.')
  return texts.some(
    (text) => text.includes(`'${id}'`) || (text.includes(`\`${context}.\${`) && text.includes(`(deps, '${act}')`)),
  )
}

test('every operation of the table has a route', () => {
  expect(Object.keys(operations).filter((id) => !isMounted(id))).toEqual([])
})
