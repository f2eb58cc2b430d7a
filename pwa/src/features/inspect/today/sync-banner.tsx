import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { useSyncStatus } from '#device/hooks.ts'
import { type SyncStatus, waitingCount } from '#sync/sync-status.ts'
import { useWords, type Words } from '#words/words.tsx'
import { useOpenOutbox } from '../outbox/outbox-drawer-state.ts'
import { reasonWords } from '../outbox/sync-words.ts'

/** Where today's work is. With signal one quiet line; without, or when something is wrong, a banner. */
export function SyncBanner() {
  const sync = useSyncStatus()
  const { outbox, today } = useWords().messages
  const open = useOpenOutbox()
  const words = useBannerWords(sync)
  if (!sync) return <p className="sync-line">&nbsp;</p>
  const loud = isCut(sync) || sync.attention > 0 || sync.why === 'revoked'
  return (
    <output className={loud ? 'sync-banner' : 'sync-line'} aria-label={outbox.connection}>
      <Icon name={iconOf(sync)} />
      <span className="grow">{words}</span>
      <Button look="plain" onClick={open}>
        {today.show}
      </Button>
    </output>
  )
}

function iconOf(sync: SyncStatus) {
  if (sync.attention > 0) return 'warning'
  if (isCut(sync)) return 'offline'
  return sync.green ? 'office' : 'sent'
}

function useBannerWords(sync: SyncStatus | undefined): string {
  const words = useWords()
  const { today, outbox } = words.messages
  if (!sync) return ''
  if (sync.green && !isCut(sync)) return today.allSent
  const { waiting, attention } = sync
  const anything = waitingCount(sync) > 0
  const parts = [
    isCut(sync) ? cutWords(sync, words) : `${capital(reasonWords(sync, words))}.`,
    anything && `${today.waiting({ inspections: sync.inspectionsWaiting, photos: waiting.photos })}.`,
    attention > 0 && `${today.attention(attention)}.`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : outbox.reach.connected
}

const isCut = ({ reach }: SyncStatus): boolean => reach === 'no-signal' || reach === 'no-answer'

const cutWords = ({ reach }: SyncStatus, { messages: { today } }: Words): string =>
  reach === 'no-signal' ? today.noSignal : today.noAnswer

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
