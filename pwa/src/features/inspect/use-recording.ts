import type { Recorded } from '@sac/contracts/inspection/field-key'
import { useState } from 'react'
import { type RefusalCode, refusalOf } from '#db/record-refused.ts'
import { type SaveOptions, useCurrentInspection } from './current-inspection.ts'

export type Recording = 'idle' | 'saving' | 'failed'

/** Records, and says how it went. `record` answers whether they are durable on this device. */
export function useRecording() {
  const { record: write } = useCurrentInspection()
  const [state, setState] = useState<Recording>('idle')
  const [failure, setFailure] = useState<RefusalCode | null>(null)
  const record = async (records: readonly Recorded[], options?: SaveOptions): Promise<boolean> => {
    if (records.length === 0) return true
    setState('saving')
    setFailure(null)
    try {
      await write(records, options)
      setState('idle')
      // A short click in the hand; absent on some phones, and nothing depends on it.
      navigator.vibrate?.(10)
      return true
    } catch (error) {
      setState('failed')
      setFailure(refusalOf(error).code)
      return false
    }
  }
  return { state, failure, record }
}
