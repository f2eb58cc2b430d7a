import type { Severity } from '@sac/contracts/template/template'
import { useWords } from '#words/words.tsx'

const looks: { [S in Severity]: string } = { minor: 'chip-minor', major: 'chip-fail', dangerous: 'chip-dangerous' }

export function SeverityChip({ severity }: { severity: Severity }) {
  const { common } = useWords().messages
  return <span className={`chip ${looks[severity]}`}>{common.severity[severity]}</span>
}
