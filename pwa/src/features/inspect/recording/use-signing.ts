import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Seal } from '@sac/contracts/inspection/fold'
import { useState } from 'react'
import { browserStore } from '#db/browser-store.ts'
import { sha256 } from '#platform/sha256.ts'
import type { RefusalCode } from '#recording/record-refused.ts'
import { noteRefusal } from '#recording/save-here.ts'
import { type Ending, type SealInspection, sealInspection } from '#recording/seal-inspection.ts'
import { signInspection } from '../actions/sign-inspection.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { type Signature, signatureText } from '../model/signature.ts'

export type Signing = {
  state: 'idle' | 'saving' | 'failed'
  /** Why the last try failed. */
  failure: RefusalCode | null
  /** Signs and seals; true when both are durable on this device. */
  sign: (signature: Signature) => Promise<boolean>
  abandon: (signature: Signature, grounds: { code: string; text: string | null }) => Promise<boolean>
  /** Seals again what has changed since. */
  sealAgain: (reason: string, anew: Anew) => Promise<boolean>
}

/** Null: the signature that is there stands. `text`: of the reason for giving up, where it is not as before. */
type Anew = { signature: Signature | null; text: string | undefined }

/** What was abandoned stays abandoned when it is sealed again. */
function sameEnding(before: Seal | undefined, text: string | undefined): Ending | null {
  if (before?.type !== 'abandoned') return null
  return { type: 'abandoned', code: before.code, text: text === undefined ? before.text : text.trim() || null }
}

type Started = Pick<InspectionPayload<'started'>, 'templateHash' | 'ruleVersion'>
type Sealed = Pick<SealInspection, 'inspectionId' | 'actorId' | 'ending'>

async function sealUnder(started: Started | undefined, sealed: Sealed, reason?: string): Promise<void> {
  if (!started) throw new Error('Nothing has been started')
  const { templateHash, ruleVersion } = started
  await sealInspection(browserStore(), { ...sealed, templateHash, ruleVersion, ...(reason && { reason }) })
}

/** Signature first, then the seal over everything including it. */
export function useSigning(): Signing {
  const { id, actorId, view, record } = useCurrentInspection()
  const [state, setState] = useState<Signing['state']>('idle')
  const [failure, setFailure] = useState<RefusalCode | null>(null)
  const started = view.state.started?.value
  const { result, minor, major, dangerous } = view.outcome
  const finished: Ending = { type: 'finished', outcome: { result, minor, major, dangerous } }

  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setState('saving')
    try {
      await work()
      return true
    } catch (error) {
      setState('failed')
      setFailure(noteRefusal(error))
      return false
    }
  }
  const seal = (ending: Ending, reason?: string) => sealUnder(started, { inspectionId: id, actorId, ending }, reason)
  const close = (signature: Signature, ending: Ending, reason?: string) =>
    attempt(async () => {
      const text = signatureText(signature)
      if (text === null) throw new Error('There is no signature')
      const bytes = new TextEncoder().encode(text).buffer
      const blob = { sha256: await sha256(bytes), bytes }
      const signed = ending.type === 'finished' ? result : 'abandoned'
      await record(signInspection({ method: signature.method, result: signed, blob }), { blobs: [blob] })
      await seal(ending, reason)
    })
  return {
    state,
    failure,
    sign: (signature) => close(signature, finished),
    abandon: (signature, grounds) => close(signature, { type: 'abandoned', ...grounds }),
    sealAgain: (reason, { signature, text }) => {
      const ending = sameEnding(view.state.seals[0], text) ?? finished
      return signature ? close(signature, ending, reason) : attempt(() => seal(ending, reason))
    },
  }
}
