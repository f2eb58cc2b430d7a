import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { Icon, type IconName } from '#design/icon.tsx'
import { useWords } from '#words/customer/words.tsx'

type Result = VehicleTest['result']
const icons: Record<Result, IconName> = {
  pass: 'check',
  'pass-minor': 'check',
  fail: 'cross',
  'fail-dangerous': 'warning',
  abandoned: 'info',
}

/** How a test ended, on the one scale of severity. */
export const ResultChip = ({ result }: { result: Result }) => {
  const { cars } = useWords().messages
  return (
    <span className={`chip result-${result}`}>
      <Icon name={icons[result]} />
      {cars.result[result]}
    </span>
  )
}
