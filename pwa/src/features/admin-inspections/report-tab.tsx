import { OfficialText } from '#admin/official-text.tsx'
import { Section } from '#admin/record/section.tsx'
import { CatalogueText, useCatalogue } from '#api/catalogue-text.tsx'
import { Badge } from '#design/badge.tsx'
import { Facts } from '#design/facts.tsx'
import { Figures } from '#design/plate.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/admin/words.tsx'
import { ResultChip } from './chips.tsx'
import { type Detail, deviceResult, latestReport, type Report } from './detail.ts'

const tones = { minor: 'minor', major: 'fail', dangerous: 'dangerous' } as const

/** What came out: the office's outcome against the device's, why it stands so, what was found. */
export function ReportTab({ of: detail }: { of: Detail }) {
  const { inspections: words } = useWords().messages
  const report = latestReport(detail)
  return (
    <>
      <Outcomes of={detail} />
      <Reasons of={detail} />
      {report ? (
        <Found of={report} />
      ) : (
        <Section title={words.noReport}>
          <p className="quiet">{words.noReportText}</p>
        </Section>
      )}
    </>
  )
}

function Outcomes({ of: detail }: { of: Detail }) {
  const { inspections: words } = useWords().messages
  const office = detail.inspection.result
  const device = deviceResult(detail)
  if (office === null && device === null) return null
  return (
    <Section title={words.result}>
      <Facts
        of={[
          { name: words.officeOutcome, value: <ResultChip result={office} /> },
          { name: words.deviceOutcome, value: <ResultChip result={device} /> },
        ]}
      />
      {office !== null && device !== null && <p className="quiet">{office === device ? words.same : words.differs}</p>}
    </Section>
  )
}

function Reasons({ of: { inspection, unusable } }: { of: Detail }) {
  const { inspections: words } = useWords().messages
  return (
    <>
      {inspection.reasons.length > 0 && (
        <Section title={words.reasons}>
          <ul className="stack stack-tight">
            {inspection.reasons.map(({ code, detail }) => (
              <li key={`${code} ${detail}`}>
                <span lang="en">{detail}</span> <span className="quiet small">{code}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {unusable.length > 0 && (
        <Section title={words.unusable}>
          <ul className="stack stack-tight">
            {unusable.map(({ code, detail, eventId, settled }) => (
              <li key={`${code} ${eventId}`}>
                <span lang="en">{detail}</span>{' '}
                <span className="quiet small">{settled ? `${code}, ${words.settled}` : code}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Found({ of: { deficiencies, profileId, remark } }: { of: Report }) {
  const { inspections: words } = useWords().messages
  return (
    <>
      <Section title={words.deficiencies}>
        {deficiencies.length === 0 ? (
          <p className="quiet">{words.noDeficiencies}</p>
        ) : (
          <Deficiencies of={deficiencies} profileId={profileId} />
        )}
      </Section>
      {remark !== '' && (
        <Section title={words.remark}>
          <p dir="auto">{remark}</p>
        </Section>
      )}
    </>
  )
}

function Deficiencies({ of: deficiencies, profileId }: { of: Report['deficiencies']; profileId: string }) {
  const { inspections: words, common } = useWords().messages
  const said = useCatalogue()
  if (!said) return <Skeleton label={common.loading} />
  return (
    <ul className="stack stack-tight">
      {deficiencies.map(({ code, checkpoint, severity, text, note }) => (
        <li key={`${code} ${checkpoint} ${note}`} className="stack stack-tight">
          <div className="cluster">
            <Badge tone={tones[severity]}>{words.severity[severity]}</Badge>
            <Figures>{code}</Figures>
          </div>
          <p>
            <CatalogueText of={said(text)} />
          </p>
          <OfficialText of={text} profileId={profileId} />
          {note && <p dir="auto">{note}</p>}
        </li>
      ))}
    </ul>
  )
}
