import type { SecondLookDetail } from '@sac/contracts/http/second-looks'
import { Chip } from '#admin/chip.tsx'
import { Section } from '#admin/record/section.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { CatalogueText, useCatalogue } from '#api/catalogue-text.tsx'
import { Facts } from '#design/facts.tsx'
import { wordOf } from '#design/i18n/word-of.ts'
import { Figures } from '#design/plate.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/admin/words.tsx'

type Outcome = NonNullable<SecondLookDetail['outcome']>

/** What the two found; where they differ stands first. */
export function SideBySide({ of: outcome }: { of: Outcome }) {
  const { messages, formats } = useWords()
  const { secondLooks: words } = messages
  const nameOf = useStaffNames()
  return (
    <Section title={words.sideBySide}>
      <div className="facts-wide">
        <Facts
          of={[
            { name: words.firstBy, value: nameOf(outcome.inspectorId) },
            { name: words.lookedBy, value: nameOf(outcome.lookedBy) },
            { name: words.recorded, value: <When at={outcome.recordedAt} /> },
            { name: words.by, value: nameOf(outcome.recordedBy) },
            { name: words.compared, value: formats.number(outcome.compared) },
            { name: words.differing, value: formats.number(outcome.differing) },
          ]}
        />
      </div>
      <p className="quiet">{words.difference}</p>
      <Answers of={outcome.answers} />
    </Section>
  )
}

function Answers({ of: answers }: { of: Outcome['answers'] }) {
  const { secondLooks: words, common } = useWords().messages
  const said = useCatalogue()
  if (!said) return <Skeleton label={common.loading} />
  const sorted = answers.toSorted((a, b) => Number(b.differs) - Number(a.differs))
  return (
    <div className="list-room">
      <table className="list">
        <caption className="visually-hidden">{words.sideBySide}</caption>
        <thead>
          <tr>
            <th scope="col">{words.checkpoint}</th>
            <th scope="col">{words.first}</th>
            <th scope="col">{words.second}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ checkpoint, title, first, second, differs }) => (
            <tr key={checkpoint}>
              <th scope="row" className="wraps">
                <Figures>{checkpoint}</Figures> <CatalogueText of={said(title)} />
              </th>
              <td>{wordOf(words.firstAnswers, first)}</td>
              <td>
                {words.answers[second]} {differs && <Chip tone="wait">{words.differs}</Chip>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
