import { authorshipFaults } from '@sac/contracts/authorship/judge-authorship'
import { expect, test } from 'vitest'
import { languages } from '#design/i18n/language.ts'
import { loadReasons } from '#words/load-reasons.ts'

test.each(languages)(
  'whatever stands against the authorship of a seal, its inspector reads what to do in %s',
  async (language) => {
    const reasons = await loadReasons(language)
    expect(authorshipFaults.filter((fault) => !reasons[fault])).toEqual([])
  },
)
