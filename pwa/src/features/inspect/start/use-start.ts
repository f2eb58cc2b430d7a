import { useState } from 'react'
import { useAccount } from '#device/hooks.ts'
import { createId } from '#platform/create-id.ts'
import { askToPersist } from '#platform/storage.ts'
import { type RefusalCode, refusalOf } from '#recording/record-refused.ts'
import { saveHere } from '#recording/save-here.ts'
import { startInspection, templateFor } from '../actions/start-inspection.ts'
import type { OfficeData } from '../model/office-data.ts'
import type { StartPlan } from './start-plan.ts'

export type Starting = {
  state: 'idle' | 'starting' | 'failed' | 'no-template'
  /** Why the last try was not saved. */
  failure: RefusalCode | null
  /** The id of the inspection that has begun, or null. */
  start: (plan: StartPlan) => Promise<string | null>
}

/** Begins an inspection: its start and its car are durable when `start` answers. */
export function useStart({ centre, templates }: OfficeData): Starting {
  const account = useAccount()
  const [state, setState] = useState<Starting['state']>('idle')
  const [failure, setFailure] = useState<RefusalCode | null>(null)
  const start = async (plan: StartPlan): Promise<string | null> => {
    const template = templateFor(templates, plan.form.category, plan.kind)
    const actorId = account?.current
    if (!centre || !template || !actorId) {
      setState('no-template')
      return null
    }
    setState('starting')
    const inspectionId = plan.inspectionId ?? createId()
    try {
      const records = startInspection(plan, { centre, template })
      await saveHere({ inspectionId, actorId, records })
    } catch (error) {
      setState('failed')
      setFailure(refusalOf(error).code)
      return null
    }
    // Asked now, in the tap: this is the moment there is something to protect.
    void askToPersist()
    return inspectionId
  }
  return { state, failure, start }
}
