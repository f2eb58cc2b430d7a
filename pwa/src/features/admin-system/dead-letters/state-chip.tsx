import type { DeadLetterSummary } from '@sac/contracts/http/dead-letters'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { useWords } from '#words/admin/words.tsx'

const tones: Record<DeadLetterSummary['state'], ChipTone> = { open: 'bad', replayed: 'good', dismissed: 'quiet' }

export function StateChip({ state }: Pick<DeadLetterSummary, 'state'>) {
  const { letters } = useWords().messages.system
  return <Chip tone={tones[state]}>{letters.states[state]}</Chip>
}
