// `{path:format}` in the texts of messages: a member of the event's data, or of what is looked up when a message is written.
import * as z from 'zod/mini'

/** What an event does not say. Names and links are looked up when a message is written, and kept nowhere else. */
export const LookedUp = z.object({
  site: z.object({ url: z.string() }),
  person: z.optional(z.object({ name: z.string() })),
  /** `place`: where one drives to. */
  centre: z.optional(z.object({ name: z.string(), place: z.string(), phone: z.nullable(z.string()) })),
  /** Of account mails: good for so many hours from when it was asked for. */
  link: z.optional(z.object({ url: z.string(), hours: z.int() })),
  /** As it is by now. */
  booking: z.optional(z.object({ heldUntil: z.nullable(z.string()) })),
  test: z.optional(z.object({ make: z.string(), model: z.string(), retestBy: z.nullable(z.string()) })),
})
export type LookedUp = z.infer<typeof LookedUp>

export const formats = ['plain', 'money', 'date', 'moment', 'brief', 'time', 'hours', 'weeks', 'reason'] as const
export type Format = (typeof formats)[number]

export type Placeholder = { path: readonly string[]; format: string }

const pattern = /\{([\w.]+)(?::(\w+))?\}/g

export const placeholdersOf = (text: string): Placeholder[] =>
  [...text.matchAll(pattern)].map(([, path = '', format = 'plain']) => ({ path: path.split('.'), format }))

/** The text with each placeholder replaced; null where one of them says nothing. */
export function replacePlaceholders(text: string, valueOf: (one: Placeholder) => string | null): string | null {
  let isWhole = true
  const filled = text.replaceAll(pattern, (_, path: string, format = 'plain') => {
    const value = valueOf({ path: path.split('.'), format })
    if (value === null) isWhole = false
    return value ?? ''
  })
  return isWhole ? filled : null
}

export function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : null,
    values,
  )
}

/** Whether data of this shape has such a member, present or not. */
export function hasMember(shape: z.core.$ZodType, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true
  const inner = withoutWrapper(shape)
  const member = inner instanceof z.ZodMiniObject ? (inner.shape as Record<string, z.core.$ZodType>)[name] : undefined
  return member !== undefined && hasMember(member, rest)
}

function withoutWrapper(shape: z.core.$ZodType): z.core.$ZodType {
  const isWrapped = shape instanceof z.ZodMiniOptional || shape instanceof z.ZodMiniNullable
  return isWrapped ? withoutWrapper(shape._zod.def.innerType) : shape
}
