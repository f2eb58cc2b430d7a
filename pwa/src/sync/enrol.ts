import { EnrolResult } from '@sac/contracts/sync/protocol'
import type { Outbox } from '#db/outbox.ts'
import { readIdentity, writeMeta } from '#db/outbox-meta.ts'
import type { Http } from '#platform/http.ts'
import { type Answer, type Refusal, readAnswer } from '#platform/read-answer.ts'
import type { Session } from '#session/session.ts'

export type EnrolPorts = {
  outbox: Outbox
  http: Http
  now: () => number
  accessToken: Session['accessToken']
  build: string
}

export type EnrolOutcome =
  | { status: 'enrolled'; deviceId: string }
  | { status: 'signed-out' }
  | { status: 'unreachable' }
  /** Update the app first. */
  | { status: 'outdated' }
  /** The office does not want this device; `detail` says what to do. */
  | { status: 'refused'; code: string; detail: string }

/** Makes this device known to the office: once, online, by the inspector who is signed in. Repeating it renews the credential. */
export async function enrol(ports: EnrolPorts, name: string): Promise<EnrolOutcome> {
  const token = await ports.accessToken({ fresh: false })
  if (token.status !== 'token') return token
  const { deviceId, seq } = await readIdentity(ports.outbox)
  const answer = await ask(ports, { token: token.token, deviceId, name })
  const taken = answer.status === 'refused' && answer.code === 'device.belongs-elsewhere'
  // An id under which nothing was recorded may be changed; one that evidence carries may not.
  if (!taken || seq > 0) return finish(ports, name, answer)
  const fresh = ports.outbox.newId()
  await writeMeta(ports.outbox, 'deviceId', fresh)
  return finish(ports, name, await ask(ports, { token: token.token, deviceId: fresh, name }))
}

type Question = { token: string; deviceId: string; name: string }

const ask = ({ http, now, build }: EnrolPorts, { token, deviceId, name }: Question): Promise<Answer<EnrolResult>> =>
  readAnswer(
    http({
      method: 'POST',
      path: '/sync/v1/devices',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ deviceId, name, build }),
      timeoutMs: 20_000,
    }),
    EnrolResult,
    now,
  )

async function finish({ outbox }: EnrolPorts, name: string, answer: Answer<EnrolResult>): Promise<EnrolOutcome> {
  if (answer.status !== 'ok') return outcomeOf(answer)
  const { credential, exportKey, serverTime: at, deviceId } = answer.body
  await writeMeta(outbox, 'enrolment', { credential, exportKey, name, at })
  outbox.changes.announce({ about: 'account' })
  return { status: 'enrolled', deviceId }
}

function outcomeOf(refusal: Refusal): EnrolOutcome {
  if (refusal.status === 'unauthorised') return { status: 'signed-out' }
  if (refusal.status === 'outdated') return refusal
  if (refusal.status === 'revoked') return { status: 'refused', code: 'device.revoked', detail: '' }
  return 'code' in refusal && refusal.status !== 'broken'
    ? { status: 'refused', code: refusal.code, detail: refusal.detail }
    : { status: 'unreachable' }
}
