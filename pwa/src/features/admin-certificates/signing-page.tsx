import './certificates.css'
import type { SigningState } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { Chip, type ChipTone } from '#admin/chip.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Facts } from '#design/facts.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'

const keyTones: Record<SigningState['keys'][number]['state'], ChipTone> = {
  active: 'good',
  next: 'quiet',
  retired: 'quiet',
  compromised: 'danger',
}

/** Keys and published lists, with their age. */
export function SigningPage() {
  const { certificates: words } = useWords().messages
  const read = useOffice(certificateOperations['certificates.signing'], {}, { everyMs: 60_000 })
  return (
    <OfficePage title={words.signing}>
      <Answered of={read}>
        {(state) => (
          <div className="stack">
            <Keys keys={state.keys} />
            <Lists lists={state.lists} />
            <div className="signing-rest">
              <Trust trustList={state.trustList} />
              <Seal seal={state.seal} />
            </div>
          </div>
        )}
      </Answered>
    </OfficePage>
  )
}

function Keys({ keys }: Pick<SigningState, 'keys'>) {
  const { certificates: words } = useWords().messages
  const { formats } = useWords()
  return (
    <Section title={words.keysTitle}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.keyId}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.signsUntil}</th>
            <th scope="col" className="at-end">
              {words.inForce}
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.toReversed().map(({ kid, state, notBefore, signUntil, compromisedSince, inForce }) => (
            <tr key={kid}>
              <th scope="row">
                <Figures>{kid}</Figures>
              </th>
              <td>
                <Chip tone={keyTones[state]}>{words.keyStates[state]}</Chip>
              </td>
              <td>
                <When at={compromisedSince ?? notBefore} />
              </td>
              <td>
                <span className="tabular">{formats.date(signUntil.slice(0, 10))}</span>
              </td>
              <td className="at-end tabular">{formats.number(inForce)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Lists({ lists }: Pick<SigningState, 'lists'>) {
  const { certificates: words } = useWords().messages
  const { formats } = useWords()
  return (
    <Section title={words.listsTitle}>
      <p className="quiet">{words.listsText}</p>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.published}</th>
            <th scope="col">{words.status}</th>
            <th scope="col" className="at-end">
              {words.entries}
            </th>
            <th scope="col" className="at-end">
              {words.notValid}
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ year, publishedAt, isCurrent, entries, notValid }) => (
            <tr key={year}>
              <th scope="row" className="tabular">
                {year}
              </th>
              <td>{publishedAt === null ? words.never : <When at={publishedAt} />}</td>
              <td>
                <Chip tone={isCurrent ? 'good' : 'wait'}>{isCurrent ? words.isCurrent : words.isBehind}</Chip>
              </td>
              <td className="at-end tabular">{formats.number(entries)}</td>
              <td className="at-end tabular">{formats.number(notValid)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Trust({ trustList }: Pick<SigningState, 'trustList'>) {
  const { certificates: words } = useWords().messages
  return (
    <Section title={words.trustTitle}>
      {trustList === null ? (
        <p>{words.never}</p>
      ) : (
        <Facts
          of={[
            { name: words.revision, value: words.trustVersion(trustList.version) },
            { name: words.published, value: <When at={trustList.signedAt} /> },
          ]}
        />
      )}
    </Section>
  )
}

function Seal({ seal }: Pick<SigningState, 'seal'>) {
  const { messages, formats } = useWords()
  const { certificates: words } = messages
  return (
    <Section title={words.sealTitle}>
      <Facts
        of={[
          { name: words.sealSubject, value: <bdi>{seal.subject}</bdi> },
          { name: words.sealUntil, value: formats.date(seal.validUntil.slice(0, 10)) },
        ]}
      />
    </Section>
  )
}
