import type { Profile } from '@sac/contracts/http/accounts'
import { type StoppableKind, stoppableKinds } from '@sac/contracts/messages/message'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import { Answered } from '#api/answered.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useOffice } from '#api/use-office.ts'
import { ChooseMany } from '#design/choices.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { isOpen, type Preference, withChange } from './message-kinds.ts'

/** Each kind of message nobody needs, by each way it can come; what is ticked counts at once. */
export function MessageKindsPart({ profile }: { profile: Profile }) {
  const { messages } = useWords()
  const { account } = messages
  const known = useOffice(notificationOperations['notifications.preferences'], {})
  const save = useAct(notificationOperations['notifications.prefer'])
  const onWay = save.isPending ? save.variables.body.preferences : []
  const change = (preferences: Preference[]) => save.mutate({ body: { preferences } })
  return (
    <section className="card">
      <h2>{account.kindsTitle}</h2>
      <Answered of={known}>
        {({ preferences }) =>
          stoppableKinds.map((kind) => (
            <Kind
              key={kind}
              kind={kind}
              open={withChange(preferences, onWay).filter((one) => one.kind === kind && isOpen(profile, one))}
              onChange={change}
            />
          ))
        }
      </Answered>
      <Problem>{refusalWords(save.error, messages)}</Problem>
      <output>{save.isSuccess && account.saved}</output>
    </section>
  )
}

type KindProps = { kind: StoppableKind; open: Preference[]; onChange: (changed: Preference[]) => void }

function Kind({ kind, open, onChange }: KindProps) {
  const { account } = useWords().messages
  if (open.length === 0)
    return (
      <p className="quiet">
        {account.kinds[kind]}: {account.kindOff}
      </p>
    )
  return (
    <ChooseMany
      legend={account.kinds[kind]}
      options={open.map(({ channel }) => ({ value: channel, label: account.channels[channel] }))}
      values={open.filter(({ wanted }) => wanted).map(({ channel }) => channel)}
      onChange={(channels) =>
        onChange(
          open
            .map((one) => ({ ...one, wanted: channels.includes(one.channel) }))
            .filter((one, at) => one.wanted !== open[at]?.wanted),
        )
      }
    />
  )
}
