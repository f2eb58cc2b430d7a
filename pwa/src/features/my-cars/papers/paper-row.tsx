import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { type OwnPaper, standingOf } from '../model/list-papers.ts'
import { dateOf, today } from '../use-car.ts'
import { StandingChip } from './standing-chip.tsx'

/** One paper of a car in a list; `withPlate` where papers of several cars stand together. */
export function PaperRow({ paper, withPlate = false }: { paper: OwnPaper; withPlate?: boolean }) {
  const { messages, formats } = useWords()
  const { papers } = messages
  const { claimId, certificateId, kind, number, plate, testedAt } = paper
  return (
    <li>
      <Link className="row" to="/papers/certificates/$claimId/$certificateId" params={{ claimId, certificateId }}>
        <Icon name="certificate" />
        <span className="grow stack stack-tight">
          <span className="spread">
            <strong>{papers.kind[kind]}</strong>
            <StandingChip standing={standingOf(paper, today())} />
          </span>
          <span className="cluster small quiet">
            {withPlate && <Plate>{plate}</Plate>}
            {number === null ? papers.unnumbered : <Figures>{number}</Figures>}
            <span>{papers.testedOn(formats.date(dateOf(testedAt)))}</span>
          </span>
        </span>
        <Icon name="forward" />
      </Link>
    </li>
  )
}
