import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const feature = join(import.meta.dirname, '../../pwa/src/features/inspect')
const files = readdirSync(feature, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.test)\.tsx?$/.test(file),
)

/** Folders whose files import each file, by its path in the feature; a folder's own files count as one folder more. */
function importers(): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const file of files)
    for (const [, path = ''] of readFileSync(join(feature, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const target = normalize(join(dirname(file), path))
      known.set(target, (known.get(target) ?? new Set()).add(dirname(file)))
    }
  return known
}

test('what stands in model and data of the inspector is shared; what one screen alone needs stands beside it', () => {
  const known = importers()
  const shared = files.filter((file) => /^(?:model|data)\//.test(file))
  const lonely = shared.filter((file) => {
    const folders = known.get(file) ?? new Set()
    return folders.size < 2 && !folders.has(dirname(file))
  })
  expect(lonely).toEqual([])
})
