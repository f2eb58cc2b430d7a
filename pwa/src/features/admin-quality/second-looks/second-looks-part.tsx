import { fewTests } from '@sac/contracts/http/quality'
import type { SecondLookFigures } from '@sac/contracts/http/second-looks'
import { secondLookOperations } from '@sac/contracts/operations/second-looks'
import { useState } from 'react'
import { Link } from '#admin/link.tsx'
import { NumberDialog } from '#admin/number-dialog.tsx'
import { Section } from '#admin/record/section.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Interval } from '../interval.tsx'

type PartProps = { centreId: string; period: { from: string; to: string } }

/** How often two people found the same: of a centre as a whole. */
export function SecondLooksPart({ centreId, period }: PartProps) {
  const { secondLooks: words } = useWords().messages
  const read = useOffice(
    secondLookOperations['second-looks.figures'],
    { query: { centreId, ...period } },
    { keepsBefore: true },
  )
  return (
    <Section title={words.title} acts={<Link to="/quality/second-looks">{words.all}</Link>}>
      <Answered of={read} rows={2}>
        {(figures) => <Counted of={figures} centreId={centreId} />}
      </Answered>
    </Section>
  )
}

function Counted({ of: figures, centreId }: { of: SecondLookFigures; centreId: string }) {
  const { messages, formats } = useWords()
  const { secondLooks: words } = messages
  const [isOpen, setOpen] = useState(false)
  const { alikeShare, done, open, setAside, compared, differing, drawn, perMille } = figures
  const number = (value: number) => <span className="tabular">{formats.number(value)}</span>
  return (
    <>
      <div className="facts-wide">
        <Facts
          of={[
            {
              name: words.alike,
              value: alikeShare ? <Interval of={alikeShare} isFew={done < fewTests} /> : '–',
            },
            { name: words.drawn, value: number(drawn) },
            { name: words.done, value: number(done) },
            { name: words.open, value: number(open) },
            { name: words.aside, value: number(setAside) },
            { name: words.compared, value: number(compared) },
            { name: words.differing, value: number(differing) },
          ]}
        />
      </div>
      <div className="cluster quality-words">
        <span>
          <span className="quiet">{words.share}</span> {words.ofThousand(formats.number(perMille))}
        </span>
        <Button onClick={() => setOpen(true)}>{words.change}</Button>
      </div>
      <p className="quiet small quality-words">{words.difference}</p>
      {isOpen && <ShareDialog centreId={centreId} perMille={perMille} onClose={() => setOpen(false)} />}
    </>
  )
}

type ShareProps = { centreId: string; perMille: number; onClose: () => void }

function ShareDialog({ centreId, perMille, onClose }: ShareProps) {
  const { messages, formats } = useWords()
  const { secondLooks: words } = messages
  return (
    <NumberDialog
      row={secondLookOperations['second-looks.change-share']}
      title={words.changeTitle}
      act={words.changeAct}
      text={words.changeText}
      label={words.changeField}
      wrong={words.changeWrong}
      range={[0, 1_000]}
      known={perMille}
      inWords={(value) => words.ofThousand(formats.number(value))}
      input={({ value, seen }) => ({ params: { centreId }, body: { perMille: value, seen } })}
      onClose={onClose}
    />
  )
}
