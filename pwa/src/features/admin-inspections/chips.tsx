import type { InspectionStatus } from '@sac/contracts/http/inspection-records'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { useWords } from '#words/admin/words.tsx'

const statusTones: Record<InspectionStatus, ChipTone> = {
  'in-progress': 'quiet',
  received: 'quiet',
  conflict: 'bad',
  quarantined: 'bad',
  'needs-date': 'wait',
  complete: 'quiet',
  certified: 'good',
  closed: 'quiet',
}

export function StatusChip({ status }: { status: InspectionStatus }) {
  const { statuses } = useWords().messages.inspections
  return <Chip tone={statusTones[status]}>{statuses[status]}</Chip>
}

const resultTones: Record<string, ChipTone> = {
  pass: 'good',
  'pass-minor': 'wait',
  fail: 'bad',
  'fail-dangerous': 'danger',
}

export function ResultChip({ result }: { result: string | null }) {
  const { results } = useWords().messages.inspections
  if (result === null) return null
  return <Chip tone={resultTones[result] ?? 'quiet'}>{results[result as keyof typeof results] ?? result}</Chip>
}
