import type { NotificationSummary } from '@sac/contracts/http/notifications'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { useWords } from '#words/admin/words.tsx'

const tones: Record<NotificationSummary['state'], ChipTone> = {
  queued: 'wait',
  sending: 'wait',
  sent: 'good',
  failed: 'bad',
  undecided: 'danger',
  suppressed: 'quiet',
}

export function MessageChip({ state }: Pick<NotificationSummary, 'state'>) {
  const { outgoing } = useWords().messages
  return <Chip tone={tones[state]}>{outgoing.states[state]}</Chip>
}
