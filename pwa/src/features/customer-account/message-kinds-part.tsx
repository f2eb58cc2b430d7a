import type { Profile } from '@sac/contracts/http/accounts'
import { type StoppableKind, stoppableKinds } from '@sac/contracts/messages/message'
import { accountOperations } from '@sac/contracts/operations/accounts'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import { Answered } from '#api/answered.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useOffice } from '#api/use-office.ts'
import { ChooseMany } from '#design/choices.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { canReach, changesFor, type Preference, withChange } from './message-kinds.ts'

function useKinds(profile: Profile) {
  const known = useOffice(notificationOperations['notifications.preferences'], {})
  const prefer = useAct(notificationOperations['notifications.prefer'])
  const open = useAct(accountOperations['account.change'])
  const isSaving = prefer.isPending || open.isPending
  const onWay = isSaving ? prefer.variables?.body.preferences : []
  const change = (preferences: readonly Preference[], one: Preference) => {
    const { reminders, ...body } = changesFor(profile, preferences, one)
    const { name, language, phone } = profile
    // What is stopped comes first: nothing that nobody wants goes in between.
    const onSuccess = () => reminders && open.mutate({ body: { name, language, phone, reminders } })
    prefer.mutate({ body }, { onSuccess })
  }
  return { known, onWay, change, isSaving, isSaved: prefer.isSuccess, error: prefer.error ?? open.error }
}

/** Each kind of message nobody needs, by each way it can come; what is ticked counts at once. */
export function MessageKindsPart({ profile }: { profile: Profile }) {
  const { messages } = useWords()
  const { account } = messages
  const { known, onWay, change, isSaving, isSaved, error } = useKinds(profile)
  return (
    <section className="card">
      <h2>{account.kindsTitle}</h2>
      <Answered of={known}>
        {({ preferences }) =>
          stoppableKinds.map((kind) => (
            <Kind
              key={kind}
              kind={kind}
              of={withChange(preferences, onWay).filter((one) => one.kind === kind && canReach(profile, one))}
              onChange={(one) => change(preferences, one)}
            />
          ))
        }
      </Answered>
      {profile.phone === null && <p className="small">{account.smsNeedsPhone}</p>}
      <p className="quiet small">{account.messagesWhy}</p>
      <Problem>{refusalWords(error, messages)}</Problem>
      <output>{isSaved && !isSaving && !error && account.saved}</output>
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
