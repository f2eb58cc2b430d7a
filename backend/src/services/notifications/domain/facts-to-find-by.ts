import type { Message } from './message.ts'

type Facts = { plate: string; vin: string; number: string }

/** Plate, VIN and number of what a message is about, as far as its event tells them; else empty. */
export function factsToFindBy(data: Message['data']): Facts {
  const { vehicle, ...own } = data
  const told = { ...(typeof vehicle === 'object' ? vehicle : {}), ...own } as Record<string, unknown>
  const textOf = (name: keyof Facts) => (typeof told[name] === 'string' ? told[name] : '')
  return { plate: textOf('plate'), vin: textOf('vin'), number: textOf('number') }
}
