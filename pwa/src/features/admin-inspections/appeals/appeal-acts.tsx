import type { Appeal, AppealState } from '@sac/contracts/http/appeals'
import { appealOperations } from '@sac/contracts/operations/appeals'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { usePerson } from '#api/use-person.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { Asking } from './appeal-dialogs.tsx'

type ActsProps = { of: Appeal; onAsk: (asking: Asking) => void }

const openStates: ReadonlySet<AppealState> = new Set(['received', 'assigned'])

/** What can be done with an appeal as it stands. */
export function AppealActs({ of: appeal, onAsk }: ActsProps) {
  const { appeals: words } = useWords().messages
  const { state, assignedTo } = appeal
  const isMine = assignedTo === usePerson()?.userId
  const plate = appeal.plate ?? words.noPlate
  if (state === 'decided') return <OneClick act="tell" of={appeal} name={words.tell} label={words.tellOf(plate)} />
  if (!openStates.has(state)) return null
  return (
    <span className="cluster">
      {state === 'assigned' && isMine ? (
        <Button aria-label={words.decideOf(plate)} onClick={() => onAsk({ act: 'decide', appeal })}>
          {words.decide}
        </Button>
      ) : (
        <OneClick act="take" of={appeal} name={words.take} label={words.takeOf(plate)} />
      )}
      <Button look="plain" aria-label={words.withdrawOf(plate)} onClick={() => onAsk({ act: 'withdraw', appeal })}>
        {words.withdraw}
      </Button>
    </span>
  )
}

const rows = { take: appealOperations['appeals.take'], tell: appealOperations['appeals.tell'] } as const

type ClickProps = { act: keyof typeof rows; of: Appeal; name: string; label: string }

/** An act that can be looked at again and done by another, too. */
function OneClick({ act, of: { appealId }, name, label }: ClickProps) {
  const { messages } = useWords()
  const doing = useAct(rows[act])
  return (
    <>
      <Button disabled={doing.isPending} aria-label={label} onClick={() => doing.mutate({ params: { appealId } })}>
        {name}
      </Button>
      <Problem>{refusalWords(doing.error, messages)}</Problem>
    </>
  )
}
