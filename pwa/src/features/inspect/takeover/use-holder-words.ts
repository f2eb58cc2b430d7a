import type { Holder } from '@sac/contracts/inspection/holders'
import { isolated } from '@sac/contracts/text/isolate'
import { useAccount } from '#device/hooks.ts'
import { personOf } from '#session/known-people.ts'
import { useWords } from '#words/words.tsx'
import { useQuickOfficeData } from '../data/use-office-data.ts'

/**
 * Who that is, in words: oneself, a colleague who has used this device by name, any other by number. Names of others stay
 * at the office.
 */
export function useHolderWords(): (holders: readonly Holder[]) => string {
  const account = useAccount()
  const office = useQuickOfficeData({ templates: false })
  const { messages, formats } = useWords()
  const { takeover } = messages
  const nameOf = ({ actorId }: Holder): string => {
    if (actorId === account?.current) return takeover.yourself
    const name = account && personOf(account, actorId)?.name
    const number = office?.inspectors.get(actorId)
    if (name) return isolated(name)
    return number ? takeover.inspector(isolated(number)) : takeover.someone
  }
  return (holders) => formats.list([...new Set(holders.map(nameOf))])
}
