import { useAccount } from '#device/hooks.ts'
import { personOf } from '#session/known-people.ts'
import { useWords } from '#words/words.tsx'
import { type CurrentInspection, useCurrentInspection } from '../current-inspection.ts'
import { useQuickOfficeData } from '../data/use-office-data.ts'

/** Who has signed, or will sign, this inspection. */
const signerOf = ({ actorId, lines, view }: CurrentInspection): string =>
  (view.sealed ? lines.findLast(({ type }) => type === 'signed')?.actorId : undefined) ?? actorId

/** Whose name stands under this inspection: by name where this device knows it, else by number. */
export function useSigner(): string {
  const signer = signerOf(useCurrentInspection())
  const account = useAccount()
  const office = useQuickOfficeData({ templates: false })
  const { takeover } = useWords().messages
  const name = account && personOf(account, signer)?.name
  const number = office?.inspectors.get(signer)
  return name ?? (number ? takeover.inspector(number) : takeover.someone)
}
