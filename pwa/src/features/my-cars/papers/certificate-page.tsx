import '../my-cars.css'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { Answered } from '#api/answered.tsx'
import { useParam } from '#api/use-param.ts'
import { usePerson } from '#api/use-person.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { CodeDrawing } from '#design/code-drawing.tsx'
import { Facts } from '#design/facts.tsx'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { digitsOf, lastDayOf, listPapers, type OwnPaper, standingOf } from '../model/list-papers.ts'
import { ResultChip } from '../result-line.tsx'
import { dateOf, today, useCar } from '../use-car.ts'
import { DownloadButton } from './download-button.tsx'
import { ShareButton } from './share-button.tsx'
import { StandingChip } from './standing-chip.tsx'

/** One certificate or report: whether it counts, its file, and its code as large as it can be shown to somebody. */
export function CertificatePage() {
  const claimId = useParam('claimId')
  const certificateId = useParam('certificateId')
  const { papers } = useWords().messages
  const person = usePerson()
  const car = useCar(claimId, { enabled: person !== null })
  const paper = person && car.data && listPapers([car.data]).find((one) => one.certificateId === certificateId)
  return (
    <Page
      title={papers.kind[paper ? paper.kind : 'certificate']}
      heading={paper && <PaperHeading paper={paper} />}
      aside={paper && <PaperAside paper={paper} />}
    >
      <RequirePerson>
        <Answered of={car}>{() => (paper ? <Code paper={paper} /> : <NoSuchPaper />)}</Answered>
      </RequirePerson>
    </Page>
  )
}

function PaperHeading({ paper }: { paper: OwnPaper }) {
  const { papers } = useWords().messages
  return (
    <span className="report-heading">
      <span>{papers.kind[paper.kind]}</span>
      <StandingChip standing={standingOf(paper, today())} />
    </span>
  )
}

function PaperAside({ paper }: { paper: OwnPaper }) {
  const { messages, formats } = useWords()
  const { papers, cars } = messages
  const { claimId, inspectionId, number, plate, testedAt, kind, result, verifyUrl } = paper
  const lastDay = lastDayOf(paper, today())
  const digits = digitsOf(verifyUrl)
  return (
    <div className="card">
      <Facts
        of={[
          { name: papers.carOf, value: <Plate>{plate}</Plate> },
          { name: papers.result, value: <ResultChip result={result} /> },
          { name: cars.date, value: formats.date(dateOf(testedAt)) },
          ...(number === null ? [] : [{ name: cars.number, value: <Figures>{number}</Figures> }]),
          ...(lastDay === null ? [] : [{ name: papers.validity, value: papers.validUntil(formats.date(lastDay)) }]),
        ]}
      />
      {digits !== null && (
        <DownloadButton
          row={certificateOperations['verify.pdf']}
          input={{ body: { digits } }}
          name={number ?? kind}
          look="primary"
        />
      )}
      <Link className="btn" to="/cars/$claimId/tests/$inspectionId" params={{ claimId, inspectionId }}>
        <span>{papers.testOf}</span>
      </Link>
    </div>
  )
}

function Code({ paper: { verifyUrl, number } }: { paper: OwnPaper }) {
  const { papers } = useWords().messages
  if (verifyUrl === null) return <p className="quiet">{papers.codeMissing}</p>
  return (
    <section className="card">
      <h2>{papers.codeTitle}</h2>
      <p className="quiet">{papers.codeWhy}</p>
      <CodeDrawing text={verifyUrl} label={papers.codeAlt(number ?? '')} />
      <div className="cluster">
        <a className="btn" href={new URL(verifyUrl).pathname + new URL(verifyUrl).hash}>
          <span>{papers.verify}</span>
        </a>
        <ShareButton url={verifyUrl} title={papers.codeAlt(number ?? '')} />
      </div>
    </section>
  )
}

function NoSuchPaper() {
  const { papers } = useWords().messages
  return (
    <Note tone="warn">
      <p>{papers.certificateNotFound}</p>
      <div>
        <Link className="btn" to="/papers">
          {papers.toPapers}
        </Link>
      </div>
    </Note>
  )
}
