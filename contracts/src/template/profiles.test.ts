import { describe, expect, test } from 'vitest'
import { findProfile, profiles } from './profiles.ts'

describe('jurisdiction profiles', () => {
  test('are the EU minimum, France and a UK-like one, each with an id of its own', () => {
    expect(profiles.map(({ id }) => id)).toEqual(['eu-min', 'fr', 'uk-like'])
  })

  test('are found by id, unknown ids are none', () => {
    expect(findProfile('fr')?.language).toBe('fr')
    expect(findProfile('mars')).toBeNull()
  })

  test.each(profiles.map((profile) => [profile.id, profile] as const))('%s is whole', (_, profile) => {
    const { validity, abandonReasons } = profile
    expect(validity.firstTestMonths).toBeGreaterThanOrEqual(validity.months)
    expect(validity.renewalWindowMonths).toBeLessThan(validity.months)
    expect(profile.retestMonths).toBeGreaterThan(0)
    expect(profile.source).not.toBe('')
    expect(() => new Intl.DateTimeFormat('en', { timeZone: profile.timeZone })).not.toThrow()
    expect(new Set(abandonReasons.map(({ code }) => code)).size).toBe(abandonReasons.length)
    expect(abandonReasons.every(({ text }) => text.en !== text.fr)).toBe(true)
  })

  test('no figure claims to have been checked against the consolidated text', () => {
    expect(profiles.filter(({ verified }) => verified)).toEqual([])
  })

  test('the letters tell a pass from a fail', () => {
    for (const { resultLetters } of profiles) {
      expect(resultLetters.pass).not.toBe(resultLetters.fail)
      expect(resultLetters['pass-minor']).toBe(resultLetters.pass)
    }
  })
})
