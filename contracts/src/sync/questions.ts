// What a device asks in addresses and headers.
import * as z from 'zod/mini'
import { Sha256 } from '../ids.ts'
import { ProblemBody } from '../problems.ts'
import { Change } from './protocol.ts'

const entities = Change.shape.entity

/** Entities separated by commas; everything when absent. A cursor belongs to one selection. */
const Scope = z.pipe(
  z.string().check(z.maxLength(200)),
  z.pipe(
    z.transform((text: string) => text.split(',').filter((word) => word !== '')),
    z.array(entities),
  ),
)

/** `cursor`: of the answer before; absent or empty for a snapshot. */
export const AskChanges = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(64))),
  scope: z.optional(Scope),
})

export const BlobId = z.strictObject({ sha256: Sha256 })

const digits = z.string().check(z.regex(/^\d{1,15}$/))
const bytes = z.pipe(
  digits,
  z.transform((text: string) => Number(text)),
)

/** Where the first byte of an upload belongs in the whole. */
export const UploadHeaders = z
  .object({
    /** Bytes of the photo that come before these. */
    'upload-offset': bytes,
    /** Size of the whole photo. */
    'upload-length': z.pipe(bytes, z.number().check(z.positive())),
    /** `?0`: more parts follow. `?1` where it is absent. */
    'upload-complete': z.optional(z.enum(['?0', '?1'])),
    /** Photos are sent as they are. */
    'content-encoding': z.optional(z.string()),
  })
  .check(
    z.refine((part) => part['upload-offset'] <= part['upload-length'], {
      error: 'is beyond Upload-Length',
      path: ['upload-offset'],
    }),
  )

/** How much of a photo is here, and whether all of it. */
export const BlobProgress = z.strictObject({ offset: z.int(), done: z.boolean() })

/** The upload continues elsewhere: at `offset`. */
export const BlobElsewhere = z.extend(ProblemBody, { offset: z.int() })

export const KeyRetired = z.strictObject({})
