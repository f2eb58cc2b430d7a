import { operatorOperations } from '@sac/contracts/operations/operators'
import { useState } from 'react'
import { useAsked } from '#admin/use-asked.ts'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type Heap, heapsOf } from './heaps-of.ts'
import { reasonWords } from './reason-words.ts'
import { type Replayed, ReplayHeap } from './replay-heap.tsx'

/** What is open, by reason: chosen, it is listed beside; sent back, a count of it or all. */
export function Reasons() {
  const { messages, formats } = useWords()
  const { letters: words } = messages.system
  const [sending, setSending] = useState<Heap | null>(null)
  const [said, setSaid] = useState<Replayed | null>(null)
  const read = useOffice(operatorOperations['admin.dead-letters'], { query: {} }, { everyMs: 15_000 })
  return (
    <section className="reasons stack stack-tight" aria-label={words.byReason}>
      <h2>{words.byReason}</h2>
      {said && (
        <Note>
          <output>{words.replayed(formats.number(said.replayed), formats.number(said.alreadyHandled))}</output>
        </Note>
      )}
      <Answered of={read}>{({ counts }) => <Heaps heaps={heapsOf(counts)} onSend={setSending} />}</Answered>
      {sending && <ReplayHeap heap={sending} onDone={setSaid} onClose={() => setSending(null)} />}
    </section>
  )
}

function Heaps({ heaps, onSend }: { heaps: readonly Heap[]; onSend: (heap: Heap) => void }) {
  const { letters: words } = useWords().messages.system
  if (heaps.length === 0) return <p className="quiet">{words.none}</p>
  return (
    <ul>
      {heaps.map((heap) => (
        <HeapRow key={`${heap.group} ${heap.reason}`} heap={heap} onSend={() => onSend(heap)} />
      ))}
    </ul>
  )
}

function HeapRow({ heap, onSend }: { heap: Heap; onSend: () => void }) {
  const { messages, formats } = useWords()
  const { letters: words } = messages.system
  const { asked, ask } = useAsked()
  const { group, reason, count, types } = heap
  const isChosen = asked['group'] === group && asked['reason'] === reason
  const none = { group: undefined, reason: undefined }
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={() => ask(isChosen ? none : { group, reason, state: undefined })}
      >
        <strong>
          {reasonWords(words, reason)} <span className="tabular">{formats.number(count)}</span>
        </strong>
        <bdi className="quiet small" dir="ltr">
          {group}
        </bdi>
        <bdi className="quiet small" dir="ltr">
          {types.join(', ')}
        </bdi>
      </button>
      <Button look="plain" aria-label={`${words.replay} ${reasonWords(words, reason)}`} onClick={onSend}>
        {words.replay}
      </Button>
    </li>
  )
}
