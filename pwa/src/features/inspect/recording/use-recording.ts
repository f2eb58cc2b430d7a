import type { Recorded } from '@sac/contracts/inspection/field-key'
import { useState } from 'react'
import { type RefusalCode, refusalOf } from '#recording/record-refused.ts'
import { type SaveOptions, useCurrentInspection } from '../current-inspection.ts'

export type Recording = 'idle' | 'saving' | 'failed'

type Save = (records: readonly Recorded[], options?: SaveOptions) => Promise<boolean>

/**
 * Records. `record` answers whether they are durable on this device, `failure` says why the last were not. What was saved
 * shows by itself; a save that goes well draws nothing else anew.
 */
export function useRecord(): { failure: RefusalCode | null; record: Save } {
  const { record: write } = useCurrentInspection()
  const [failure, setFailure] = useState<RefusalCode | null>(null)
  const record: Save = async (records, options) => {
    if (records.length === 0) return true
    try {
      await write(records, options)
      setFailure(null)
      // A short click in the hand; absent on some phones, and nothing depends on it.
      navigator.vibrate?.(10)
      return true
    } catch (error) {
      setFailure(refusalOf(error).code)
      return false
    }
  }
  return { failure, record }
}

/** The same, and how it is going. */
export function useRecording() {
  const { failure, record: save } = useRecord()
  const [state, setState] = useState<Recording>('idle')
  const record: Save = async (records, options) => {
    if (records.length === 0) return true
    setState('saving')
    const saved = await save(records, options)
    setState(saved ? 'idle' : 'failed')
    return saved
  }
  return { state, failure, record }
}
