import { useSyncStatus } from '#db/hooks.ts'
import { Icon, type IconName } from '#design/icon.tsx'
import type { SyncStatus } from '#features/sync/sync-status.ts'
import { useWords } from '../messages/words.tsx'
import { useOpenOutbox } from './outbox-drawer-state.ts'

const iconOf = ({ attention, online }: SyncStatus): IconName => {
  if (attention > 0) return 'warning'
  return online ? 'signal' : 'offline'
}

/** Connection and how much waits; opens the outbox. */
export function ConnectionButton() {
  const { messages, formats } = useWords()
  const { outbox } = messages
  const sync = useSyncStatus()
  const open = useOpenOutbox()
  if (!sync) return null
  const count = sync.waiting.events + sync.waiting.photos
  const state = sync.online ? outbox.signal : outbox.noSignal
  const label = formats.list([outbox.connection, state, count > 0 && outbox.entries(count)])
  return (
    <button type="button" className="btn btn-plain connection" aria-label={label} title={label} onClick={open}>
      <Icon name={iconOf(sync)} />
      {count > 0 && <span className="num small">{formats.number(count)}</span>}
    </button>
  )
}
