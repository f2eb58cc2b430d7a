import type { Severity } from '@sac/contracts/template/template'
import { Badge } from '#design/badge.tsx'
import { useWords } from '#words/words.tsx'

const tones = { minor: 'minor', major: 'fail', dangerous: 'dangerous' } as const

export function SeverityChip({ severity }: { severity: Severity }) {
  const { common } = useWords().messages
  return <Badge tone={tones[severity]}>{common.severity[severity]}</Badge>
}
