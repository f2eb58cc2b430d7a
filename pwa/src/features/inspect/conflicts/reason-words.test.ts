import { authorshipFaults } from '@sac/contracts/authorship/judge-authorship'
import { expect, test } from 'vitest'
import { conflicts as arabic } from '#words/ar/conflicts.ts'
import { conflicts as english } from '#words/en/conflicts.ts'
import { conflicts as french } from '#words/fr/conflicts.ts'

test('whatever stands against the authorship of a seal, its inspector reads what to do in their language', () => {
  for (const { reasons } of [english, french, arabic]) {
    const wordless = authorshipFaults.filter((fault) => !(reasons as Record<string, string>)[fault])
    expect(wordless).toEqual([])
  }
})
