import { promisify } from 'node:util'
import { gunzip, gzip, gzipSync } from 'node:zlib'
import { CalendarDate, Instant, Sha256, Uuid } from '@sac/contracts/ids'
import { InspectionReport } from '@sac/contracts/inspection/report'
import { Language } from '@sac/contracts/template/template'
import * as z from 'zod/mini'

const deflated = promisify<Uint8Array, { level: number }, Buffer>(gzip)
const inflated = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)

/** A sealed paper as its row says, but for what became of it: enough to write the row again. */
export const Witness = z.object({
  v: z.literal(1),
  certificateId: Uuid,
  inspectionId: Uuid,
  revision: z.int(),
  reportRevision: z.nullable(z.int()),
  kind: z.enum(['certificate', 'report', 'refusal']),
  number: z.nullable(z.string()),
  statusYear: z.nullable(z.int()),
  statusIndex: z.nullable(z.int()),
  testedOn: CalendarDate,
  validUntil: z.nullable(CalendarDate),
  language: Language,
  report: InspectionReport,
  issuedAt: Instant,
  issuedBy: z.nullable(z.string()),
  kid: z.nullable(z.string()),
  /** base64 */
  cose: z.nullable(z.string()),
  pdfSha256: Sha256,
  sealedAt: Instant,
})
export type Witness = z.infer<typeof Witness>

// A paper's report packs in 0.07 ms; handing it to another thread and back costs four times that.
const smallBytes = 100_000

/** Any of our records as bytes. */
export async function packRecord(content: object): Promise<Buffer> {
  const text = Buffer.from(JSON.stringify(content))
  return text.length < smallBytes ? gzipSync(text, { level: 1 }) : deflated(text, { level: 1 })
}

const maxBytes = 64_000_000

/** null when the bytes are none of ours, or of a later form. */
export async function unpackRecord<Schema extends z.ZodMiniType>(
  schema: Schema,
  bytes: Uint8Array,
): Promise<z.output<Schema> | null> {
  try {
    const text = await inflated(bytes, { maxOutputLength: maxBytes })
    return z.safeParse(schema, JSON.parse(String(text))).data ?? null
  } catch {
    return null
  }
}
