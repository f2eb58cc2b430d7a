import type { CertificateStatus, CertificateSummary } from '@sac/contracts/http/certificates'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { useWords } from '#words/admin/words.tsx'

const statusTones: Record<CertificateStatus, ChipTone> = {
  issuing: 'quiet',
  valid: 'good',
  suspended: 'wait',
  revoked: 'bad',
  superseded: 'quiet',
}

export function StatusChip({ status }: { status: CertificateStatus }) {
  const { statuses } = useWords().messages.certificates
  return <Chip tone={statusTones[status]}>{statuses[status]}</Chip>
}

const resultTones: Record<CertificateSummary['result'], ChipTone> = {
  pass: 'good',
  'pass-minor': 'wait',
  fail: 'bad',
  'fail-dangerous': 'danger',
  abandoned: 'quiet',
}

export function ResultChip({ result }: { result: CertificateSummary['result'] }) {
  const { results } = useWords().messages.certificates
  return <Chip tone={resultTones[result]}>{results[result]}</Chip>
}
