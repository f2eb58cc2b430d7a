import { useState } from 'react'
import { type RefusalCode, refusalOf } from '#db/record-refused.ts'
import { type RecordOptions, useCurrentInspection } from './current-inspection.ts'
import type { Draft } from './model/undo.ts'

export type Recording = 'idle' | 'saving' | 'failed'

/** Records drafts and says how it went. `record` answers whether they are durable on this device. */
export function useRecording() {
  const { record: write } = useCurrentInspection()
  const [state, setState] = useState<Recording>('idle')
  const [failure, setFailure] = useState<RefusalCode | null>(null)
  const record = async (drafts: readonly Draft[], options?: RecordOptions): Promise<boolean> => {
    if (drafts.length === 0) return true
    setState('saving')
    setFailure(null)
    try {
      await write(drafts, options)
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
