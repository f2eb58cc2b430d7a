import type { BrokenRow, ChainsChecked, CheckedList } from '@sac/contracts/http/chains'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { useId, useRef } from 'react'
import { Chip } from '#admin/chip.tsx'
import { Section } from '#admin/record/section.tsx'
import { When } from '#admin/when.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useFetch } from '#api/use-file.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Figures } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/admin/words.tsx'

/** Reads every chain again, and compares with lists somebody has kept. */
export function ChainsPart() {
  const { messages } = useWords()
  const { proof: words } = messages.settings
  const checking = useFetch(operatorOperations['admin.chains-check'])
  const files = useRef<HTMLInputElement>(null)
  const id = useId()
  const check = async () => {
    const lists = await Promise.all(Array.from(files.current?.files ?? [], (file) => file.text()))
    checking.mutate({ body: lists.length > 0 ? { lists } : {} })
  }
  return (
    <Section title={words.chains}>
      <p className="quiet">{words.chainsText}</p>
      <div className="field">
        <label htmlFor={id}>{words.lists}</label>
        <input ref={files} id={id} type="file" multiple className="input" aria-describedby={`${id}-hint`} />
        <p className="hint" id={`${id}-hint`}>
          {words.listsHint}
        </p>
      </div>
      <div>
        <Button look="primary" disabled={checking.isPending} onClick={() => void check()}>
          {checking.isPending ? words.checking : words.check}
        </Button>
      </div>
      <Problem>{refusalWords(checking.error, messages)}</Problem>
      {checking.data && <Checked of={checking.data} />}
    </Section>
  )
}

function Checked({ of: { ok, at, chains, broken, kept, lists, accepted } }: { of: ChainsChecked }) {
  const { messages } = useWords()
  const { proof: words } = messages.settings
  return (
    <div className="stack" aria-live="polite">
      <Note tone={ok ? 'info' : 'error'} {...(ok ? { icon: 'check' as const } : {})}>
        <p className="proof-outcome">{ok ? words.holds : words.broken}</p>
        <When at={at} />
      </Note>
      {broken.length > 0 && <Broken of={broken} />}
      {kept && <KeptList of={kept} name={words.kept} />}
      {lists.map((list, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Two files may be the same list.
        <KeptList key={index} of={list} name={words.list(String(list.year ?? '–'))} />
      ))}
      {accepted.map(({ at: when, note }) => (
        <p key={when} className="small">
          {words.accepted}: <When at={when} /> <bdi>{note}</bdi>
        </p>
      ))}
      <Chains of={chains} />
    </div>
  )
}

function Chains({ of: chains }: { of: ChainsChecked['chains'] }) {
  const { messages, formats } = useWords()
  const { proof: words } = messages.settings
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words.chain}</th>
          <th scope="col" className="at-end">
            {words.length}
          </th>
          <th scope="col">{words.last}</th>
        </tr>
      </thead>
      <tbody>
        {chains.map(({ name, length, hash }) => (
          <tr key={name}>
            <th scope="row">
              <Figures>{name}</Figures>
            </th>
            <td className="at-end tabular">{formats.number(length)}</td>
            <td>
              <bdi className="num proof-hash" title={hash}>
                {hash}
              </bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Broken({ of: broken }: { of: readonly BrokenRow[] }) {
  const { messages } = useWords()
  const { proof: words } = messages.settings
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words.chain}</th>
          <th scope="col" className="at-end">
            {words.place}
          </th>
          <th scope="col">{words.row}</th>
          <th scope="col">{words.fault}</th>
        </tr>
      </thead>
      <tbody>
        {broken.map(({ schema, table, position, id, fault }) => (
          <tr key={`${schema}.${table} ${position} ${id} ${fault}`}>
            <th scope="row">
              <Figures>{`${schema}.${table}`}</Figures>
            </th>
            <td className="at-end tabular">{position ?? '–'}</td>
            <td>
              <Figures>{id ?? '–'}</Figures>
            </td>
            <td>{words.faults[fault]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function KeptList({ of: { at, outcome }, name }: { of: CheckedList; name: string }) {
  const { proof: words } = useWords().messages.settings
  const tone = outcome === 'holds' ? 'good' : outcome === 'broken' ? 'bad' : 'wait'
  return (
    <div className="cluster">
      <span>{name}</span>
      <When at={at} />
      <Chip tone={tone}>{words.outcomes[outcome]}</Chip>
    </div>
  )
}
