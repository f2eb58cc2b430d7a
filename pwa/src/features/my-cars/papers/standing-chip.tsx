import { useWords } from '#words/customer/words.tsx'
import type { Standing } from '../model/list-papers.ts'

const looks: Record<Standing, string> = {
  valid: 'chip-pass',
  over: 'chip-fail',
  revoked: 'chip-fail',
  suspended: 'chip-minor',
  superseded: '',
  told: '',
}

/** Whether a paper counts today. A report counts as what was found, and says nothing more. */
export function StandingChip({ standing }: { standing: Standing }) {
  const { papers } = useWords().messages
  if (standing === 'told') return null
  const word = standing === 'valid' ? papers.status.issued : standing === 'over' ? papers.over : papers.status[standing]
  return <span className={`chip ${looks[standing]}`}>{word}</span>
}
