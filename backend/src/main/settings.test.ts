import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any setting it runs on this machine alone, with demo data', () => {
  expect(readSettings({})).toMatchObject({
    PORT: 8080,
    PUBLIC_URL: 'http://localhost:8080',
    VERIFY_BASE: 'http://localhost:8080',
    SEED: 'demo',
    loopback: true,
  })
})

test('demo data are not seeded on a public address unless asked for', () => {
  expect(readSettings({ PUBLIC_URL: 'https://garage.example' }).SEED).toBe('none')
  expect(readSettings({ PUBLIC_URL: 'https://garage.example', SEED: 'demo' }).SEED).toBe('demo')
})

test('administrators need a second factor, but in the demo', () => {
  expect(readSettings({}).ADMIN_SECOND_FACTOR).toBe('optional')
  expect(readSettings({ PUBLIC_URL: 'https://garage.example' }).ADMIN_SECOND_FACTOR).toBe('required')
  expect(readSettings({ ADMIN_SECOND_FACTOR: 'required' }).ADMIN_SECOND_FACTOR).toBe('required')
})

test('an http address that is not this machine is refused with both ways out', () => {
  expect(() => readSettings({ PUBLIC_URL: 'http://garage.example' })).toThrow(/TLS_CERT and TLS_KEY, or put a proxy/)
})

test('an address too long for the QR of a certificate is refused before anything is certified', () => {
  const refused = /VERIFY_BASE .* at most 30 characters/
  expect(() => readSettings({ PUBLIC_URL: `https://${'x'.repeat(23)}` })).toThrow(refused)
  expect(() => readSettings({ PUBLIC_URL: 'https://a.example', VERIFY_BASE: `https://${'x'.repeat(23)}` })).toThrow(
    refused,
  )
  expect(readSettings({ PUBLIC_URL: `https://${'x'.repeat(23)}`, VERIFY_BASE: 'https://v.example' }).loopback).toBe(
    false,
  )
  expect(readSettings({ PUBLIC_URL: `https://${'x'.repeat(22)}` }).https).toBe(true)
})

test('half a set-up is refused', () => {
  expect(() => readSettings({ TLS_CERT: 'cert.pem' })).toThrow('TLS_CERT and TLS_KEY: give both or neither')
  const key = { STRIPE_SECRET_KEY: 'sk_test_1' }
  expect(() => readSettings(key)).toThrow('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: give both or neither')
})

test.each(['https://api.stripe.com/v1', 'ftp://x', 'x', 'https://x?y'])(
  '%s is no place of Stripe’s interface',
  (base) => {
    expect(() => readSettings({ STRIPE_API_BASE: base })).toThrow('STRIPE_API_BASE')
  },
)

test('every wrong setting is named at once and no value is shown', () => {
  const settings = { PORT: 'eighty', DATABASE_URL: 'mysql://user:secret@host/db', SEED: 'lots' }
  expect(() => readSettings(settings)).toThrow(/PORT[^]*DATABASE_URL[^]*SEED/)
  expect(() => readSettings(settings)).not.toThrow(/secret/)
})
