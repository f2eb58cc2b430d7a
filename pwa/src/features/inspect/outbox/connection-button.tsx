import { Icon, type IconName } from '#design/icon.tsx'
import { useSyncStatus } from '#device/hooks.ts'
import { isSessionOver, type SyncStatus, waitingCount } from '#sync/sync-status.ts'
import { useWords } from '#words/words.tsx'
import { useOpenOutbox } from './outbox-drawer-state.ts'

const iconOf = (sync: SyncStatus): IconName => {
  if (sync.attention > 0 || isSessionOver(sync)) return 'warning'
  if (sync.reach === 'unknown') return 'clock'
  return sync.reach === 'connected' ? 'signal' : 'offline'
}

/** Connection and how much waits; opens the outbox. */
export function ConnectionButton() {
  const { messages, formats } = useWords()
  const { outbox, account } = messages
  const sync = useSyncStatus()
  const open = useOpenOutbox()
  if (!sync) return null
  const count = waitingCount(sync)
  const state = isSessionOver(sync) ? account.sessionEnded : outbox.reach[sync.reach]
  const shown = formats.number(count)
  const waiting = outbox.entries(count)
  // Whoever speaks to the screen says what stands there; Arabic writes one and two as words.
  const named = waiting.includes(shown) ? waiting : `${shown}: ${waiting}`
  const label = formats.list([outbox.connection, state, count > 0 && named])
  return (
    <button type="button" className="btn btn-plain connection" aria-label={label} title={label} onClick={open}>
      <Icon name={iconOf(sync)} />
      {count > 0 && <span className="num small">{shown}</span>}
    </button>
  )
}
