import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { useStorageFull } from '#device/hooks.ts'
import { lookForRoom } from '#platform/storage-room.ts'
import { useWords } from '#words/words.tsx'
import { BackToToday } from '../back-link.tsx'

/** Said before an inspection is begun, not at its thirtieth photo: there is no room for it. */
export function StorageGate({ children }: { children: ReactNode }) {
  const { account, common } = useWords().messages
  const full = useStorageFull()
  const [seen, setSeen] = useState(false)
  useEffect(() => void lookForRoom(), [])
  if (!full || seen) return children
  return (
    <Screen
      title={common.storageFullTitle}
      start={<BackToToday />}
      foot={
        <div className="stack stack-tight">
          <Button look="primary" big wide icon="retry" onClick={() => void lookForRoom()}>
            {common.retry}
          </Button>
          <Button big wide onClick={() => setSeen(true)}>
            {account.persistAccept}
          </Button>
        </div>
      }
    >
      <p>{common.storageFullBanner}</p>
      <Note icon="office">{common.storageFullAdvice}</Note>
    </Screen>
  )
}
