import * as z from 'zod/mini'

const yes = ['true', '1', 'yes', 'on'] as const
const no = ['false', '0', 'no', 'off'] as const

/** Whole number setting from text, bounded; `integer({ min: 1, max: 65535 })`. */
export function integer({ min, max }: { min: number; max: number }) {
  return z.pipe(
    z.string().check(z.refine((text) => /^-?\d{1,15}$/.test(text), { error: 'must be a whole number' })),
    z.pipe(z.transform(Number), z.number().check(z.minimum(min), z.maximum(max))),
  )
}

/** `true|1|yes|on` or `false|0|no|off`. */
export function flag() {
  return z.pipe(
    z.enum([...yes, ...no]),
    z.transform((word: (typeof yes)[number] | (typeof no)[number]) => yes.some((known) => known === word)),
  )
}

/** Comma-separated words, trimmed, empty ones dropped. */
export function list() {
  return z.pipe(
    z.string(),
    z.transform((text: string) =>
      text
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
  )
}
