import type { ChangeProfile, Profile } from '@sac/contracts/http/accounts'
import { accountOperations } from '@sac/contracts/operations/accounts'
import { useState } from 'react'
import { Section } from '#admin/record/section.tsx'
import { Form } from '#api/form.tsx'
import { refusedWords } from '#api/refused-words.ts'
import { personSession } from '#api/session.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { ChooseOne } from '#design/choices.tsx'
import { languageNames, languages } from '#design/i18n/language.ts'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

type Draft = Pick<ChangeProfile, 'name' | 'language'>

function useProfile({ name, language, phone }: Profile) {
  const save = useAct(accountOperations['account.change'], { onAnswer: (said) => personSession.rename(said.name) })
  const [draft, setDraft] = useState<Draft>({ name, language })
  const [tried, setTried] = useState(false)
  const isNameless = draft.name.trim() === ''
  const change = (part: Partial<Draft>) => {
    if (!save.isIdle) save.reset()
    setDraft({ ...draft, ...part })
  }
  const submit = () => {
    setTried(true)
    if (!isNameless) save.mutate({ body: { ...draft, name: draft.name.trim(), phone } })
  }
  return { save, draft, change, submit, isWrong: tried && isNameless }
}

/** What one is called here, and in which language one is written to. */
export function OwnProfile({ profile }: { profile: Profile }) {
  const words = useWords()
  const { account } = words.messages
  const { save, draft, change, submit, isWrong } = useProfile(profile)
  return (
    <Section title={account.profile}>
      <Form className="stack own-form" onSubmit={submit}>
        <TextField
          label={account.name}
          autoComplete="name"
          dir="auto"
          maxLength={100}
          value={draft.name}
          onChange={(name) => change({ name })}
          problem={isWrong ? account.fill : undefined}
        />
        <ChooseOne
          legend={account.language}
          options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
          value={draft.language}
          onChange={(language) => change({ language })}
        />
        <Problem>{refusedWords(save.error, words)}</Problem>
        <div className="cluster">
          <Button submits disabled={save.isPending}>
            {save.isPending ? account.saving : account.save}
          </Button>
          <output>{save.isSuccess && account.saved}</output>
        </div>
      </Form>
    </Section>
  )
}
