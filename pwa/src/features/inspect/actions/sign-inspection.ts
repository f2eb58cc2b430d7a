import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'

type Signed = InspectionPayload<'signed'>
type NewSignature = Pick<Signed, 'method' | 'result'> & { blob: { sha256: string; bytes: ArrayBuffer } }

/** A name put under a result; strokes or typed name are saved beside it under their hash. */
export const signInspection = ({ method, result, blob }: NewSignature): Recorded[] => [
  {
    type: 'signed',
    payload: { method, result, strokes: { sha256: blob.sha256, bytes: blob.bytes.byteLength } },
  },
]
