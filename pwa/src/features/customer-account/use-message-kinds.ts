import { notificationOperations } from '@sac/contracts/operations/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '#api/use-act.ts'
import { keyOf, useOffice } from '#api/use-office.ts'
import { type Preference, tap, withTapped } from './message-kinds.ts'

const row = notificationOperations['notifications.preferences']

/** What was tapped stands at once and until the office has answered it: no answer to an older question takes it back. */
export function useMessageKinds() {
  const client = useQueryClient()
  const known = useOffice(row, {})
  const [tapped, setTapped] = useState<readonly Preference[]>([])
  const [failure, setFailure] = useState<Error | null>(null)
  const settle = (sent: readonly Preference[]) => setTapped((all) => all.filter((one) => !sent.includes(one)))
  const prefer = useAct(notificationOperations['notifications.prefer'], {
    inTurn: 'message kinds',
    onAnswer: (said, { body }) => {
      client.setQueryData(keyOf(row, {}), said)
      settle(body.preferences)
    },
    onFailure: (error, { body }) => {
      setFailure(error)
      settle(body.preferences)
    },
  })
  const choose = (one: Preference) => {
    setFailure(null)
    setTapped((all) => tap(all, one))
    prefer.mutate({ body: { preferences: [one] } })
  }
  const isSaved = prefer.isSuccess && tapped.length === 0 && failure === null
  return { known, shown: withTapped(known.data?.preferences ?? [], tapped), choose, isSaved, failure }
}
