// The holders of an inspection by when the gateway accepted each line: the moment devices are told too, so that both say the same.
import { type Arrived, type Custody, custodyOf as custodyAmong } from '@sac/contracts/inspection/holders'
import type { ReceivedLine } from './evidence.ts'

type Line = Pick<ReceivedLine, 'line' | 'receivedAt' | 'receipt'>

export const asArrived = ({ line, receivedAt, receipt }: Line): Arrived => ({
  line,
  receivedAt: receipt?.acceptedAt ?? receipt?.at ?? receivedAt,
})

export const custodyOf = (lines: readonly Line[]): Custody => custodyAmong(lines.map(asArrived))
