import type { RefusalCode } from '#recording/record-refused.ts'
import { useWords } from '#words/words.tsx'

/** Why the last save did not hold, in words, beside the button that was tapped; null when it held. */
export function useSavingProblem(failure: RefusalCode | null): string | null {
  const { common } = useWords().messages
  if (failure === null) return null
  return failure === 'storage-full' ? common.storageFull : common.notSaved
}
