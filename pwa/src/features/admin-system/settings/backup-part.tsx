import { type BackupState, backupGoodForHours } from '@sac/contracts/http/backup'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { Chip } from '#admin/chip.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Facts } from '#design/facts.tsx'
import { Note } from '#design/note.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'

/** What is kept beside the database, and what was put back. */
export function BackupPart() {
  const { proof: words } = useWords().messages.settings
  const read = useOffice(operatorOperations['admin.backup'], {}, { everyMs: 60_000 })
  return (
    <Section title={words.backup}>
      <Answered of={read}>
        {(state) => (
          <>
            <LastBackup />
            <Standing of={state} />
            <Lists of={state.lists} />
            <PutBack of={state} />
          </>
        )}
      </Answered>
    </Section>
  )
}

/** The newest backup somebody reported, and a warning where there is none that is new enough. */
function LastBackup() {
  const { proof: words } = useWords().messages.settings
  const read = useOffice(operatorOperations['admin.backups'], {}, { everyMs: 60_000 })
  return (
    <Answered of={read} rows={1}>
      {({ last, isTooOld }) => (
        <>
          {isTooOld && (
            <Note tone="warn">
              <p>{last ? words.backupOld(backupGoodForHours) : words.backupNever}</p>
              <p>{words.backupAdvice}</p>
            </Note>
          )}
          <div className="facts-wide">
            <Facts
              of={[
                {
                  name: words.lastBackup,
                  value: last ? <When at={last.startedAt} /> : <Chip tone="wait">{words.none}</Chip>,
                },
                { name: words.backupDone, value: <When at={last?.completedAt ?? null} /> },
              ]}
            />
          </div>
        </>
      )}
    </Answered>
  )
}

function Standing({ of: { isIssuingHeld, unadoptedPapers, chainsKeptAt } }: { of: BackupState }) {
  const { messages, formats } = useWords()
  const { proof: words } = messages.settings
  return (
    <>
      {isIssuingHeld && (
        <Note tone="error">
          <p>{words.heldText(formats.number(unadoptedPapers))}</p>
        </Note>
      )}
      <div className="facts-wide">
        <Facts
          of={[
            {
              name: words.issuing,
              value: <Chip tone={isIssuingHeld ? 'bad' : 'good'}>{isIssuingHeld ? words.held : words.runs}</Chip>,
            },
            { name: words.chainsKept, value: <When at={chainsKeptAt} /> },
          ]}
        />
      </div>
    </>
  )
}

function Lists({ of: lists }: { of: BackupState['lists'] }) {
  const { proof: words } = useWords().messages.settings
  if (lists.length === 0) return <p className="quiet">{words.noLists}</p>
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words.year}</th>
          <th scope="col">{words.published}</th>
          <th scope="col">{words.keptAt}</th>
        </tr>
      </thead>
      <tbody>
        {lists.map(({ year, publishedAt, keptAt }) => (
          <tr key={year}>
            <th scope="row" className="tabular">
              {year}
            </th>
            <td>
              <When at={publishedAt} />
            </td>
            <td>
              <When at={keptAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PutBack({ of: { restores, setAside } }: { of: BackupState }) {
  const { proof: words } = useWords().messages.settings
  return (
    <>
      <h3>{words.restores}</h3>
      {restores.length === 0 && <p className="quiet">{words.noRestores}</p>}
      <ul className="closures">
        {restores.map(({ at, details }) => (
          <li key={at}>
            <When at={at} /> <Figures>{JSON.stringify(details)}</Figures>
          </li>
        ))}
      </ul>
      {setAside.length > 0 && <h3>{words.setAside}</h3>}
      <ul className="closures">
        {setAside.map(({ name, at, note }) => (
          <li key={`${name} ${at}`}>
            <Figures>{name}</Figures> <When at={at} /> <bdi>{note}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
