import type { SecondLookState } from '@sac/contracts/http/second-looks'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { useWords } from '#words/admin/words.tsx'

const tones: Record<SecondLookState, ChipTone> = { open: 'wait', done: 'good', 'set-aside': 'quiet' }

export function LookChip({ state }: { state: SecondLookState }) {
  const { secondLooks: words } = useWords().messages
  return <Chip tone={tones[state]}>{words.states[state]}</Chip>
}
