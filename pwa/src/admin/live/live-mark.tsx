import { Chip } from '#admin/chip.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { LiveState } from './live-stream.ts'

/** Whether what is shown moves by itself. */
export function LiveMark({ state }: { state: LiveState }) {
  const { live } = useWords().messages.today
  return (
    <output className={`live-mark live-${state}`}>
      <Chip tone={state === 'live' ? 'good' : state === 'lost' ? 'wait' : 'quiet'}>{live[state]}</Chip>
    </output>
  )
}
