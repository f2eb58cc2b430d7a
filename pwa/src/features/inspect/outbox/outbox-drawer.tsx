import { Icon } from '#design/icon.tsx'
import { joinFacts } from '#design/join-facts.ts'
import { Rows } from '#design/rows.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useSyncStatus } from '#device/hooks.ts'
import { type SyncStatus, waitingCount } from '#sync/sync-status.ts'
import { useWords } from '#words/words.tsx'
import { useInspectionRows } from '../data/use-inspection-rows.ts'
import { useMinute } from '../data/use-minute.ts'
import { OutboxActs } from './outbox-acts.tsx'
import { OutboxRow } from './outbox-row.tsx'
import { SignInOffer } from './sign-in-offer.tsx'
import { ageWords, reasonWords } from './sync-words.ts'

/** What waits on this device, by plate, why it waits, and what can be done. */
export function OutboxDrawer({ onClose }: { onClose: () => void }) {
  const { messages } = useWords()
  const { outbox, common } = messages
  const sync = useSyncStatus()
  const rows = useInspectionRows()?.filter(({ listing }) => listing.status.status !== 'certified')
  const idle = sync?.green === true && rows?.every(({ listing }) => listing.status.status === 'complete')
  return (
    <Sheet title={outbox.title} closeLabel={common.close} onClose={onClose}>
      {sync && <SyncFacts sync={sync} onClose={onClose} />}
      {idle && (
        <p className="cluster">
          <Icon name="office" />
          {outbox.emptyTitle}
        </p>
      )}
      <Rows>
        {rows?.map((row) => (
          <OutboxRow key={row.listing.inspectionId} row={row} onOpen={onClose} />
        ))}
      </Rows>
      <OutboxActs />
    </Sheet>
  )
}

function SyncFacts({ sync, onClose }: { sync: SyncStatus; onClose: () => void }) {
  const words = useWords()
  const { messages, formats } = words
  const { outbox } = messages
  const { lastContact } = sync
  const contact = lastContact ? outbox.lastContact(formats.moment(lastContact)) : outbox.neverContact
  return (
    <div className="stack stack-tight">
      {waitingCount(sync) > 0 && <WaitingFacts sync={sync} />}
      <p>
        {contact}. {outbox.now(reasonWords(sync, words))}.
      </p>
      {sync.trouble && <p className="problem">{outbox.lastError(sync.trouble)}</p>}
      <SignInOffer onLeave={onClose} />
    </div>
  )
}

function WaitingFacts({ sync: { waiting, minutes, inspectionsWaiting } }: { sync: SyncStatus }) {
  const words = useWords()
  const { outbox } = words.messages
  const now = useMinute()
  const amounts = [
    outbox.inspections(inspectionsWaiting),
    outbox.entries(waiting.events),
    waiting.photos > 0 && outbox.photos(waiting.photos),
    waiting.signatures > 0 && outbox.signatures(waiting.signatures),
    words.formats.size(waiting.bytes),
  ]
  const times = [
    waiting.oldest && outbox.oldest(ageWords(waiting.oldest, now, words)),
    minutes !== null && outbox.eta(Math.max(1, Math.ceil(minutes))),
  ]
  return (
    <>
      <p>
        <strong>{joinFacts(amounts)}</strong>
      </p>
      <p className="small quiet">{joinFacts(times)}</p>
    </>
  )
}
