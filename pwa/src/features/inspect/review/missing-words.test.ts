import { foldInspection } from '@sac/contracts/inspection/fold'
import type { Missing } from '@sac/contracts/inspection/missing'
import { createTestDevice } from '@sac/contracts/testing/device'
import { inspect } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { expect, test } from 'vitest'
import { messages as ar } from '#words/ar.ts'
import { messages as en } from '#words/en.ts'
import { wordsIn } from '#words/words.tsx'
import { viewInspection } from '../model/inspection-view.ts'
import { missingWords } from './missing-words.ts'

const device = createTestDevice({ n: 1 })
inspect(device, 'a'.repeat(64), 'nothing')
const view = viewInspection({
  state: foldInspection(device.lines),
  template: smallTemplate,
  profile: { repairOnSpotAllowed: true },
  testedOn: null,
})
const say = (missing: Missing) => missingWords(missing, view, wordsIn('en', en))

test('what is missing is named by what stands on the card, not by its code', () => {
  expect(say({ code: 'measurement', checkpoint: '5.2', subject: 'tread/a1l' })).toBe(
    'checkpoint 5.2: value is missing: tread depth, axle 1 left',
  )
  expect(say({ code: 'measured-defect', checkpoint: '5.2', subject: '5.2.b' })).toContain('deficiency 5.2.b')
  expect(say({ code: 'vehicle-field', checkpoint: null, subject: 'odometer' })).toBe('Vehicle: Odometer')
  expect(say({ code: 'conflict', checkpoint: null, subject: 'checkpoint/1.1' })).toContain('checkpoint 1.1')
  expect(say({ code: 'conflict', checkpoint: null, subject: 'vehicle/plate' })).toContain('Registration plate')
})

test('a French title inside an Arabic sentence keeps its own direction', () => {
  const text = missingWords({ code: 'answer', checkpoint: '1.1', subject: '1.1' }, view, wordsIn('ar', ar))
  expect(text.startsWith('\u2068checkpoint 1.1 (fr)\u2069')).toBe(true)
})
