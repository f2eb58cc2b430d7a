// Every refusal the services can give: stable code, HTTP status, title. Rendered once, as problem+json.
import * as z from 'zod/mini'

export const problemTable = {
  'request.malformed': { status: 400, title: 'The request could not be read' },
  'request.invalid': { status: 400, title: 'The request has invalid fields' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.too-deep': { status: 400, title: 'The request is nested too deeply' },
  'request.unsupported-type': { status: 415, title: 'This content type is not accepted here' },
  'request.not-found': { status: 404, title: 'There is nothing here' },
  'request.method-not-allowed': { status: 405, title: 'This method is not allowed here' },
  'request.limited': { status: 429, title: 'Too many requests' },
  'auth.required': { status: 401, title: 'Sign in first' },
  'auth.expired': { status: 401, title: 'The sign-in has expired' },
  'auth.invalid-credentials': { status: 401, title: 'E-mail or password is wrong' },
  'auth.forbidden': { status: 403, title: 'Your role may not do this' },
  'auth.disabled': { status: 403, title: 'This account is disabled' },
  'device.unknown': { status: 401, title: 'This device is not enrolled' },
  'device.revoked': { status: 403, title: 'This device has been revoked' },
  'device.belongs-elsewhere': { status: 409, title: 'This device id is in use' },
  'sync.header-invalid': { status: 400, title: 'The first line of the upload is invalid' },
  'sync.too-many-lines': { status: 413, title: 'The upload has too many lines' },
  'sync.app-too-old': { status: 426, title: 'Update the app before starting new inspections' },
  'sync.cursor-gone': { status: 410, title: 'The cursor is no longer known; take a snapshot' },
  'sync.busy': { status: 503, title: 'The server is busy; try again later' },
  'blob.offset-mismatch': { status: 409, title: 'The upload continues at another offset' },
  'blob.hash-mismatch': { status: 422, title: 'The uploaded bytes do not have the announced hash' },
  'blob.unreferenced': { status: 404, title: 'No event of this device names this photo yet' },
  'blob.too-large': { status: 413, title: 'The photo is too large' },
  'inspection.not-found': { status: 404, title: 'There is no such inspection' },
  'inspection.illegal-state': { status: 409, title: 'The inspection is not in a state that allows this' },
  'quarantine.not-found': { status: 404, title: 'There is no such quarantined item' },
  'quarantine.illegal-state': { status: 409, title: 'The item is not in a state that allows this' },
  'dead-letter.not-found': { status: 404, title: 'There is no such dead letter' },
  'dead-letter.illegal-state': { status: 409, title: 'The dead letter is not in a state that allows this' },
  'dead-letter.count-changed': { status: 409, title: 'Other dead letters match than were counted' },
  'appointment.not-found': { status: 404, title: 'There is no such appointment' },
  'appointment.slot-taken': { status: 409, title: 'This bay is taken at that time' },
  'certificate.not-found': { status: 404, title: 'There is no such certificate' },
  'certificate.version-conflict': { status: 409, title: 'The certificate has changed meanwhile' },
  'certificate.illegal-transition': { status: 409, title: 'The certificate is not in a state that allows this' },
  'certificate.second-approval': { status: 409, title: 'A second administrator must approve this' },
  'certificate.not-ready': { status: 409, title: 'The certificate is still being made' },
  'certificate.glyph-missing': { status: 422, title: 'A character cannot be printed' },
  'verify.not-a-certificate': { status: 422, title: 'This is not one of our certificates' },
  'verify.no-match': { status: 404, title: 'No certificate has this number and these characters' },
  'command.repeated-differently': { status: 409, title: 'This command id was used with other content' },
  'server.unavailable': { status: 503, title: 'A part of the service is not available; try again' },
  'server.bug': { status: 500, title: 'Something went wrong on our side' },
} as const

export type ProblemCode = keyof typeof problemTable

export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** What to do, in one sentence. */
  detail: z.string(),
  correlationId: z.string(),
  errors: z.optional(z.array(z.object({ field: z.string(), detail: z.string() }))),
})
export type ProblemBody = z.infer<typeof ProblemBody>
