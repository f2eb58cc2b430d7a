import type { PaymentMethod } from '@sac/contracts/events/payment-events'
import type { Takings } from '@sac/contracts/http/reconciliation'

/** `method` null: all of them together. */
export type Drawer = {
  method: PaymentMethod | null
  came: number
  wentBack: number
  count: number
  backCount: number
  /** By banks, because of disputes. */
  disputed: number
  restored: number
}

const methods: readonly PaymentMethod[] = ['cash', 'card', 'online']

export const byCurrency = ({ taken, disputed, restored, givenBack }: Takings): string[] => [
  ...new Set([...taken, ...disputed, ...restored, ...givenBack].map(({ currency }) => currency)),
]

/** What is left of them all. */
export const netOf = ({ came, wentBack, disputed, restored }: Drawer): number => came - wentBack - disputed + restored

type Row = { amountMinor: number; count: number }
const total = (rows: readonly Row[], of: keyof Row) => rows.reduce((sum, row) => sum + row[of], 0)

/** All first, then by the way it was paid: what went back counts against the way it had come. */
export function sumsOf({ taken, disputed, restored, givenBack }: Takings, currency: string): Drawer[] {
  const drawer = (method: PaymentMethod | null): Drawer => {
    const mine = (row: { method: PaymentMethod; currency: string }) =>
      row.currency === currency && (method === null || row.method === method)
    const [came, back] = [taken.filter(mine), givenBack.filter(mine)]
    return {
      method,
      came: total(came, 'amountMinor'),
      wentBack: total(back, 'amountMinor'),
      count: total(came, 'count'),
      backCount: total(back, 'count'),
      disputed: total(disputed.filter(mine), 'amountMinor'),
      restored: total(restored.filter(mine), 'amountMinor'),
    }
  }
  return [drawer(null), ...methods.map(drawer)]
}
