import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { browserDevice } from '#device/browser-device.ts'
import { useWords } from '#words/words.tsx'

type CopyState = 'idle' | 'saving' | 'saved' | 'failed'

async function saveCopy(): Promise<CopyState> {
  try {
    return (await browserDevice().saveCopy()).status === 'saved' ? 'saved' : 'failed'
  } catch {
    return 'failed'
  }
}

/** Try now, and the last resort: an encrypted copy for the office. */
export function OutboxActs({ onCopied }: { onCopied?: () => void }) {
  const { outbox, common } = useWords().messages
  const [copy, setCopy] = useState<CopyState>('idle')
  const save = async () => {
    setCopy('saving')
    const outcome = await saveCopy()
    setCopy(outcome)
    if (outcome === 'saved') onCopied?.()
  }
  return (
    <div className="stack stack-tight">
      <div className="cluster">
        <Button icon="retry" look="primary" onClick={() => browserDevice().tryNow()}>
          {outbox.tryNow}
        </Button>
        <Button icon="save" disabled={copy === 'saving'} onClick={() => void save()}>
          {outbox.saveCopy}
        </Button>
      </div>
      <p className="small quiet">{outbox.saveCopyWhy}</p>
      <output>
        {copy === 'saved' && outbox.copySaved}
        {copy === 'failed' && <span className="problem">{common.errorTitle}</span>}
      </output>
    </div>
  )
}
