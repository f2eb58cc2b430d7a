// The walk through all screens takes minutes and has its own command: this sees that no screen was forgotten there.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

/** The look at each screen; null where the walk has none: say why. */
const looks: Readonly<Record<string, string | null>> = {
  'abandon-screen': 'abandon',
  'attention-screen': 'needs attention',
  'check-screen': 'list mode',
  'choose-pin-screen': 'choose PIN, two differ',
  'enrol-screen': 'prepare this device',
  // What the screens before the app are made of.
  'entry-screen': null,
  'error-screen': 'error',
  'not-found-screen': 'not found',
  'pending-screen': 'loading',
  'review-screen': 'review, complete',
  'settings-screen': 'settings',
  'sign-in-screen': 'sign in',
  'sign-screen': 'sign, drawn',
  'start-screen': 'start, nothing filled in',
  // Needs a second device: two-devices.spec.ts goes there.
  'take-over-screen': null,
  'today-screen': 'today with work',
  'unlock-screen': 'locked, wrong PIN',
  'vehicle-screen': 'vehicle',
}

const root = join(import.meta.dirname, '../../..')

test('every screen of the inspector app is in the table, and each look is taken', () => {
  const screens = globSync('pwa/src/**/*-screen.tsx', { cwd: root }).map((file) => basename(file, '.tsx'))
  expect(Object.keys(looks)).toEqual(screens.toSorted())
  const walk = globSync('*-screens.ts', { cwd: import.meta.dirname })
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const wanted = Object.values(looks).filter((look) => look !== null)
  expect(wanted.filter((look) => !walk.includes(`lookAt(page, '${look}')`))).toEqual([])
})
