import { describe, expect, test } from 'vitest'
import { countFindings, loadPlant, plants } from './plants.ts'

describe('a planted bug', () => {
  test.each(Object.entries(plants))('%s finds its texts in the product exactly once', async (_name, { edits }) => {
    expect(edits.length).toBeGreaterThan(0)
    expect(await Promise.all(edits.map(countFindings))).toEqual(edits.map(() => 1))
    for (const { find, replace } of edits) expect(replace).not.toBe(find)
  })

  test('that nobody knows is refused by name', async () => {
    await expect(loadPlant('no-such-bug')).rejects.toThrow('no plant is called no-such-bug')
  })
})
