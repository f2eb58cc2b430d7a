import type { Profile } from '@sac/contracts/http/accounts'
import { type StoppableKind, stoppableKinds } from '@sac/contracts/messages/message'
import { Answered } from '#api/answered.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { ChooseMany } from '#design/choices.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { canReach, type Preference } from './message-kinds.ts'
import { useMessageKinds } from './use-message-kinds.ts'

/** Each kind of message nobody needs, by each way it can come; what is ticked counts at once. */
export function MessageKindsPart({ profile }: { profile: Profile }) {
  const { messages } = useWords()
  const { account } = messages
  const { known, shown, choose, isSaved, failure } = useMessageKinds()
  return (
    <section className="card">
      <h2>{account.kindsTitle}</h2>
      <Answered of={known}>
        {() =>
          stoppableKinds.map((kind) => (
            <Kind
              key={kind}
              kind={kind}
              of={shown.filter((one) => one.kind === kind && canReach(profile, one))}
              onChange={choose}
            />
          ))
        }
      </Answered>
      {profile.phone === null && <p className="small">{account.smsNeedsPhone}</p>}
      <p className="quiet small">{account.messagesWhy}</p>
      <Problem>{refusalWords(failure, messages)}</Problem>
      <output>{isSaved && account.saved}</output>
    </section>
  )
}

type KindProps = { kind: StoppableKind; of: Preference[]; onChange: (one: Preference) => void }

function Kind({ kind, of, onChange }: KindProps) {
  const { account } = useWords().messages
  return (
    <ChooseMany
      legend={account.kinds[kind]}
      options={of.map(({ channel }) => ({ value: channel, label: account.channels[channel] }))}
      values={of.filter(({ wanted }) => wanted).map(({ channel }) => channel)}
      onChange={(channels) => {
        const changed = of.find((one) => one.wanted !== channels.includes(one.channel))
        if (changed) onChange({ ...changed, wanted: !changed.wanted })
      }}
    />
  )
}
