import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wantSecondFactor } from '#admin/second-factor.ts'
import { personSession } from '#api/session.ts'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Door } from './door.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpTotp } from './set-up-totp.tsx'

/** An administrator without a second factor sets it up before anything else. */
export function EnrolPage() {
  const { account, common } = useWords().messages
  const client = useQueryClient()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const enter = () => {
    wantSecondFactor(false)
    void client.invalidateQueries()
  }
  return (
    <Door title={codes ? account.recoveryTitle : account.enrolTitle}>
      {codes ? (
        <RecoveryCodes codes={codes} onKept={enter} />
      ) : (
        <>
          <p className="quiet">{account.enrolWhy}</p>
          <SetUpTotp onDone={setCodes} />
          <Button look="plain" onClick={() => void personSession.signOut().then(() => wantSecondFactor(false))}>
            {common.signOut}
          </Button>
        </>
      )}
    </Door>
  )
}
