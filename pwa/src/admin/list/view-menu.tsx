import { type SubmitEvent, useState } from 'react'
import { Button } from '#design/button.tsx'
import { IconButton } from '#design/icon-button.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Popover } from '../popover.tsx'
import { useAsked } from '../use-asked.ts'
import { keepView, recallViews } from './kept-views.ts'

/** Filters, order and columns under names, on this device. */
export function ViewMenu({ list }: { list: string }) {
  const { lists } = useWords().messages
  const { asked, ask } = useAsked()
  const [views, setViews] = useState(() => recallViews(list))
  const [name, setName] = useState('')
  const keep = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    setViews(keepView(list, name.trim(), { ...asked }))
    setName('')
  }
  const wear = (view: Record<string, string>) =>
    ask({ ...Object.fromEntries(Object.keys(asked).map((key) => [key, undefined])), ...view })
  return (
    <Popover label={lists.views} icon="list">
      {views.length === 0 && <p className="quiet small">{lists.noViews}</p>}
      {views.map((view) => (
        <div key={view.name} className="spread">
          <Button look="plain" onClick={() => wear(view.asked)}>
            {view.name}
          </Button>
          <IconButton
            icon="bin"
            label={lists.forgetView(view.name)}
            onClick={() => setViews(keepView(list, view.name, null))}
          />
        </div>
      ))}
      <form className="stack stack-tight" onSubmit={keep}>
        <TextField label={lists.viewName} value={name} maxLength={60} dir="auto" onChange={setName} />
        <Button submits>{lists.saveView}</Button>
      </form>
    </Popover>
  )
}
