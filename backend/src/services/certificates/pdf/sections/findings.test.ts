import { LoweringCause } from '@sac/contracts/inspection/lowering-cause'
import { printedText } from '@sac/platform/pdf/testing/printed-text'
import { expect, test } from 'vitest'
import { sampleDocument } from '../../testing/sample-document.ts'
import { failedReport, sampleReport } from '../../testing/sample-report.ts'
import { formatLowering } from '../lowering-words.ts'
import { renderDocument } from '../render-document.ts'

// Where a line of a table breaks is the paper's business.
const flat = (text: string) => text.replaceAll(/\s/g, '')

test('a severity judged lower stands on the paper with what it was, the choice and the words, in both languages', async () => {
  const report = failedReport('major')
  for (const language of ['en', 'fr'] as const)
    for (const cause of [...LoweringCause.options, null]) {
      const lowered = { from: 'dangerous', cause, words: 'rim only' } as const
      const deficiencies = report.deficiencies.map((one) => ({ ...one, lowered }))
      const text = flat(
        printedText(await renderDocument(sampleDocument({ language, report: { ...report, deficiencies } }))),
      )
      expect(text).toContain(flat(formatLowering(lowered, language).replaceAll(/[\u2068\u2069]/g, '')))
      expect(text).toContain('rimonly')
    }
})

test('what was declared not applicable stands on the paper with its reason', async () => {
  const [first] = sampleReport().answers
  const answers = [{ ...first!, answer: 'not-applicable', reason: 'engine cannot be made to run' }]
  const text = flat(printedText(await renderDocument(sampleDocument({ report: sampleReport({ answers }) }))))
  expect(text).toContain(flat('Not applicable: '))
  expect(text).toContain(flat('engine cannot be made to run'))
})
