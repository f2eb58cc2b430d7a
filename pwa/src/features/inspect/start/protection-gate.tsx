import { type ReactNode, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { Screen } from '#design/screen.tsx'
import { useWords } from '#words/words.tsx'
import { BackToToday } from '../back-link.tsx'
import { type Protection, useProtection } from '../data/use-protection.ts'

/** Nothing is begun where the browser may delete it, unless the inspector has seen that. */
export function ProtectionGate({ children }: { children: ReactNode }) {
  const { account } = useWords().messages
  const protection = useProtection()
  if (protection.status !== 'unprotected' || protection.seen) return children
  return (
    <Screen title={account.persistTitle} start={<BackToToday />} foot={<GateActs protection={protection} />}>
      <div className="red-banner" role="alert">
        <Icon name="warning" />
        <strong>{account.persistRed}</strong>
      </div>
      <p>{account.persistWhy}</p>
      {!protection.install && <p>{account.installByHand}</p>}
    </Screen>
  )
}

function GateActs({ protection }: { protection: Protection }) {
  const { account, common } = useWords().messages
  const [asking, setAsking] = useState(false)
  const { install, ask, accept } = protection
  const askAgain = async () => {
    setAsking(true)
    await ask()
    setAsking(false)
  }
  return (
    <div className="stack stack-tight">
      {install ? (
        <Button look="primary" big wide icon="save" onClick={() => void install()}>
          {account.install}
        </Button>
      ) : (
        <Button wide icon="retry" disabled={asking} onClick={() => void askAgain()}>
          {common.retry}
        </Button>
      )}
      <Button big wide onClick={accept}>
        {account.persistAccept}
      </Button>
    </div>
  )
}
