import type { Profile } from '@sac/contracts/http/accounts'
import { accountOperations } from '@sac/contracts/operations/accounts'
import { useState } from 'react'
import { Form } from '#api/form.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { ChooseOne } from '#design/choices.tsx'
import { languageNames, languages } from '#design/i18n/language.ts'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'
import { AddressFields } from './address-fields.tsx'
import { draftOf, judgeProfile, type ProfileDraft } from './profile-draft.ts'

function useProfile(profile: Profile) {
  const save = useAct(accountOperations['account.change'])
  const [draft, setDraft] = useState(() => draftOf(profile))
  const [tried, setTried] = useState(false)
  const judged = judgeProfile(draft)
  const change = (part: Partial<ProfileDraft>) => {
    if (!save.isIdle) save.reset()
    setDraft({ ...draft, ...part })
  }
  const submit = () => {
    setTried(true)
    if (judged.is === 'good') save.mutate({ body: judged.body })
  }
  const isWrong = (field: 'name' | 'phone' | 'address') => tried && judged.is === 'wrong' && judged.fields.has(field)
  return { save, draft, change, submit, isWrong }
}

/** Name, phone, language and address; saved together, said when it is done. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const { messages } = useWords()
  const { account } = messages
  const { save, draft, change, submit, isWrong } = useProfile(profile)
  return (
    <Form onSubmit={submit}>
      <PersonFields draft={draft} change={change} isWrong={isWrong} />
      <AddressFields
        address={draft.address}
        onChange={(address) => change({ address })}
        problem={isWrong('address') ? account.addressWhole : undefined}
      />
      <Problem>{refusalWords(save.error, messages)}</Problem>
      <div className="cluster">
        <Button look="primary" submits disabled={save.isPending}>
          {save.isPending ? account.saving : account.save}
        </Button>
        <output>{save.isSuccess && account.saved}</output>
      </div>
    </Form>
  )
}

type FieldsProps = Pick<ReturnType<typeof useProfile>, 'draft' | 'change' | 'isWrong'>

function PersonFields({ draft, change, isWrong }: FieldsProps) {
  const { account } = useWords().messages
  return (
    <section className="card">
      <h2>{account.profile}</h2>
      <TextField
        label={account.name}
        hint={account.nameHint}
        autoComplete="name"
        dir="auto"
        maxLength={100}
        value={draft.name}
        onChange={(name) => change({ name })}
        problem={isWrong('name') ? account.fill : undefined}
      />
      <TextField
        label={account.phone}
        hint={account.phoneHint}
        type="tel"
        autoComplete="tel"
        dir="ltr"
        maxLength={40}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        problem={isWrong('phone') ? account.phoneWrong : undefined}
      />
      <ChooseOne
        legend={account.language}
        options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
        value={draft.language}
        onChange={(language) => change({ language })}
      />
    </section>
  )
}
