import { MessageName } from '@sac/contracts/messages/message'
import { PersonLanguage } from '@sac/contracts/person-language'
import { describe, expect, test } from 'vitest'
import { previewTemplate } from '../handlers/preview-template.ts'
import { checkTemplates } from './check-templates.ts'
import { outlines } from './outlines.ts'
import { wordsIn } from './words-in.ts'

const deps = { site: { url: 'https://centre.example', mailFrom: 'x@centre.example' } }
const all = MessageName.options.flatMap((template) =>
  PersonLanguage.options.map((language) => ({ template, language })),
)

test('every placeholder names what its event says', () => {
  expect(() => checkTemplates()).not.toThrow()
})

test('a placeholder of nothing, a format that is none and an SMS without words are found at the start', () => {
  const wrong = { ...outlines, receipt: { ...outlines.receipt, to: '{vehicle.plate}', channels: ['sms'] as const } }
  expect(() => checkTemplates(wrong)).toThrow(
    /receipt \(fr\): \{vehicle\.plate:plain\} is nothing invoice\.created says/,
  )
  expect(() => checkTemplates(wrong)).toThrow(/receipt \(ar\): has no words for an SMS/)
  const words = (language: PersonLanguage) => ({ ...wordsIn(language), greeting: '{person.name:shout}' })
  expect(() => checkTemplates(outlines, words)).toThrow(/person\.name:shout/)
})

describe.each(all)('$template in $language', ({ template, language }) => {
  const { subject, text, html, sms } = previewTemplate(deps, { template, language })

  test('is whole: subject, words, the same in text and HTML', () => {
    for (const part of [subject, text, html]) expect(part).not.toMatch(/\{[\w.:]+\}|undefined|null|NaN/)
    expect(subject).not.toBe('')
    expect(html).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    const plain = (part: string) => part.replaceAll('&apos;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"')
    for (const line of text.split('\n').filter((one) => /^\p{L}[^:]+[.!]$/u.test(one)))
      expect(plain(html)).toContain(line)
  })

  test('names who writes, and how to stop it where that is allowed', () => {
    const { kind } = outlines[template]
    expect(text).toContain(kind === 'account' ? 'SmartAutoCheck' : 'Demo test centre')
    expect(/\/u\//.test(text)).toBe(['reminder', 'waiting-list', 'expiry'].includes(kind))
  })

  test('fetches nothing when it is opened', () => {
    expect(html).not.toMatch(/<img|<link|url\(|@import|<script/)
  })

  test('is at most three parts as an SMS', () => {
    if (sms) expect(sms.parts).toBeLessThanOrEqual(3)
    if (sms && language !== 'ar') expect(sms.encoding).toBe('GSM-7')
  })
})
