import { type Headers, headerText } from '#messaging/headers'
import type { Subscription } from './port.ts'

/** Whether a record with these headers is for the group. */
export type Wants = (headers: Headers) => boolean

export function wantsOf({ eventTypes }: Pick<Subscription, 'eventTypes'>): Wants {
  if (!eventTypes) return () => true
  const wanted = new Set(eventTypes)
  return (headers) => {
    const type = headerText(headers, 'ce_type')
    return type === undefined || wanted.has(type)
  }
}
