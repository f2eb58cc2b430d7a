import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { OfficialText } from '../official-text.tsx'
import { useFit } from './use-fit.ts'

/** How to test: whole where the card has room for it, else its beginning and the way to the rest. */
export function CardHelp({ item }: { item: CheckpointView }) {
  const { messages } = useWords()
  const [open, setOpen] = useState(false)
  const { title, help } = item.checkpoint
  const { text, cut } = useFit()
  return (
    <div className="card-help">
      <p ref={text} className={cut ? 'clamped' : undefined}>
        <LocalWords of={help} />
      </p>
      {cut && (
        <Button look="plain" icon="help" onClick={() => setOpen(true)}>
          {messages.check.help}
        </Button>
      )}
      <OfficialText of={[title, help]} />
      {open && (
        <Sheet title={messages.check.helpTitle} closeLabel={messages.common.close} onClose={() => setOpen(false)}>
          <h3>
            <LocalWords of={title} />
          </h3>
          <p>
            <LocalWords of={help} />
          </p>
        </Sheet>
      )}
    </div>
  )
}
