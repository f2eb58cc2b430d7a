import type { CarAnswer, Verification, VerificationState } from '@sac/contracts/certificate/verification'
import { expect, test } from 'vitest'
import { carAnswer, paperAnswer } from './answers.ts'

const facts = {
  exp: 1_800_000_000,
  iat: 1_790_000_000,
  number: 'L1-26-000481-M',
  revision: 1,
  vin: 'VF1AB000123456789',
  plate: 'AB-123-CD',
  makeModel: 'Renault Clio V',
  result: 1,
  inspected: 20_700,
  validUntil: 21_400,
  odometerKm: 128_402,
  counts: [0, 0, 0],
  statusIndex: 5,
} as const

const genuine = (car: CarAnswer, changes: Partial<Verification> = {}): Verification => ({
  state: 'VALID',
  paper: 'genuine',
  car,
  facts,
  status: { checkedAt: 1_790_000_000 },
  ...changes,
})
const refused = (state: VerificationState, paper: Verification['paper']): Verification => ({
  state,
  paper,
  car: null,
  facts: null,
  status: null,
})

test.each([
  ['TAMPERED', 'not-genuine', 'TAMPERED'],
  ['NOT_ISSUED', 'not-genuine', 'NOT_ISSUED'],
  ['KEY_COMPROMISED', 'unproven', 'KEY_COMPROMISED'],
  ['UNKNOWN_KEY', 'unproven', 'UNKNOWN_KEY'],
  ['NOT_A_CERTIFICATE', 'not-ours', 'NOT_A_CERTIFICATE'],
] as const)('%s has its own words and says nothing about the car', (state, paper, words) => {
  expect(paperAnswer(refused(state, paper), 'code', 'x1')).toBe(words)
  expect(carAnswer(refused(state, paper))).toBe('unanswered')
})

test('digits that are no certificate are a cut link, anything else another code', () => {
  const foreign = refused('NOT_A_CERTIFICATE', 'not-ours')
  expect(paperAnswer(foreign, 'code', '123456789')).toBe('cut')
  expect(paperAnswer(foreign, 'code', '9'.repeat(400))).toBe('cut')
  for (const code of ['WIFI:S:x;;', '?x=1', '-']) expect(paperAnswer(foreign, 'code', code)).toBe('NOT_A_CERTIFICATE')
})

test('genuine means something else for a code, a file and a number', () => {
  const verification = genuine('passed')
  expect(paperAnswer(verification, 'code', '')).toBe('genuine')
  expect(paperAnswer(verification, 'file', '')).toBe('file')
  expect(paperAnswer(verification, 'number', '')).toBe('record')
  expect(paperAnswer(refused('NOT_ISSUED', 'not-genuine'), 'file', '')).toBe('fileUnknown')
})

test.each([
  ['passed', 'passed'],
  ['passed-with-minor', 'passed-with-minor'],
  ['failed', 'retest'],
  ['failed-dangerous', 'failed-dangerous'],
  ['other', 'other'],
  ['out-of-date', 'out-of-date'],
  ['revoked', 'revoked'],
  ['suspended', 'suspended'],
  ['superseded', 'superseded'],
] as const)('a car that is %s is told so', (car, words) => {
  expect(carAnswer(genuine(car))).toBe(words)
})

test('a fail without a retest date does not invent one', () => {
  expect(carAnswer(genuine('failed', { facts: { ...facts, validUntil: null } }))).toBe('failed')
})

test('an old or missing list takes the green from a pass, never the red from a fail', () => {
  const stale = { state: 'VALID_STALE' } as const
  expect(carAnswer(genuine('passed', stale))).toBe('old')
  expect(carAnswer(genuine('passed-with-minor', { ...stale, status: { checkedAt: null } }))).toBe('never')
  expect(carAnswer(genuine('failed', stale))).toBe('retest')
  expect(carAnswer(genuine('failed-dangerous', stale))).toBe('failed-dangerous')
})

test('reason and day are told when the reasons list knows them', () => {
  const status = { checkedAt: 1_790_000_000, reason: 'fraud', day: 20_710 }
  expect(carAnswer(genuine('revoked', { status }))).toBe('revokedWhy')
  expect(carAnswer(genuine('suspended', { status }))).toBe('suspendedWhy')
})

test.each([
  ['L1-26-000482-K', 'supersededBy'],
  [facts.number, 'superseded'],
])('a successor %s is named unless it is a later revision of the same number', (successor, words) => {
  const status = { checkedAt: 1_790_000_000, reason: 'corrected', day: 20_710, successor }
  expect(carAnswer(genuine('superseded', { status }))).toBe(words)
})
