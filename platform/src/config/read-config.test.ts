import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ConfigError, readConfig } from './read-config.ts'
import { flag, integer, list } from './settings.ts'

const schema = z.object({
  PORT: z._default(integer({ min: 1, max: 65_535 }), 8080),
  STRIPE_SECRET_KEY: z.string().check(z.minLength(8)),
  DATABASE_URL: z.url(),
  SEED: z.optional(z.enum(['demo', 'none'])),
  TLS: z.optional(flag()),
  CORS_ORIGINS: z.optional(list()),
})

function messageOf(env: Record<string, string | undefined>): string {
  try {
    readConfig(schema, env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('expected a ConfigError')
}

test('valid settings come back parsed, with defaults, and an empty string counts as unset', () => {
  const env = {
    STRIPE_SECRET_KEY: 'sk_12345678',
    DATABASE_URL: 'postgres://h/db',
    PORT: '',
    TLS: 'off',
    CORS_ORIGINS: 'a, b,,',
  }
  expect(readConfig(schema, env)).toEqual({
    PORT: 8080,
    STRIPE_SECRET_KEY: 'sk_12345678',
    DATABASE_URL: 'postgres://h/db',
    TLS: false,
    CORS_ORIGINS: ['a', 'b'],
  })
})

test('all wrong settings are named at once', () => {
  const message = messageOf({ PORT: 'eighty', SEED: 'lots' })
  expect(message).toContain('PORT: must be a whole number')
  expect(message).toContain('STRIPE_SECRET_KEY: is required')
  expect(message).toContain('DATABASE_URL: is required')
  expect(message).toContain('SEED: must be one of demo, none')
})

test('no value of any setting is ever shown', () => {
  const message = messageOf({ PORT: '77777', STRIPE_SECRET_KEY: 'sk_live', DATABASE_URL: 'pw-hunter2', SEED: 'x9y9' })
  for (const value of ['77777', 'sk_live', 'hunter2', 'x9y9']) expect(message).not.toContain(value)
  expect(message).toContain('PORT: must be at most 65535')
  expect(message).toContain('STRIPE_SECRET_KEY: must be at least 8 characters long')
})
