import { LiveEvent, ResumeLive } from '../http/live.ts'
import type { Operations } from './operation.ts'

export const liveOperations = {
  'live.follow': {
    method: 'get',
    path: '/api/v1/live',
    summary: 'What changes, as it happens: server-sent events `changes`, `beat`, `reload`',
    description:
      'Says of which appointment, inspection, certificate, payment, invoice or message something is new, never what: ask for it. Ends when the access token ends, when the reader is too slow, and at any time besides: come again with Last-Event-ID.',
    proof: 'person',
    roles: ['admin'],
    headers: ResumeLive,
    answers: { 200: { events: LiveEvent } },
    problems: ['request.limited'],
  },
} as const satisfies Operations
