// Every event: its topic, version, data, what it is about, who tells it and who takes notice. What is published (new-event), read
// (platform, inbox/on) and documented (write-asyncapi) is inferred from here.
import type * as z from 'zod/mini'
import { appointmentEvents } from './appointment-events.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { certificateEvents } from './certificate-events.ts'
import { deviceEvents } from './device-events.ts'
import { inspectionEvents } from './inspection-events.ts'
import { invoiceEvents } from './invoice-events.ts'
import { notificationEvents } from './notification-events.ts'
import { paymentEvents } from './payment-events.ts'
import type { ConsumerGroup, TopicName } from './topics.ts'
import { userEvents } from './user-events.ts'

export const catalogue = {
  ...deviceEvents,
  ...inspectionEvents,
  ...appointmentEvents,
  ...certificateEvents,
  ...paymentEvents,
  ...invoiceEvents,
  ...userEvents,
  ...notificationEvents,
} as const satisfies Record<string, CatalogueEntry>

type Catalogue = typeof catalogue
export type EventType = keyof Catalogue
export type EventData<Type extends EventType> = z.output<Catalogue[Type]['data']>

/** The events a group takes notice of: no more and no fewer than its handlers. */
export type ReadBy<Group extends ConsumerGroup> = {
  [Type in EventType]: Group extends Catalogue[Type]['readers'][number] ? Type : never
}[EventType]

export const eventTypes = Object.keys(catalogue) as readonly EventType[]

/** The topics a group reads: those of the events it takes notice of. */
export const topicsReadBy = (group: ConsumerGroup): readonly TopicName[] => [
  ...new Set(eventTypes.filter((type) => isReadBy(group, type)).map((type) => catalogue[type].topic)),
]

const isReadBy = (group: ConsumerGroup, type: EventType) => {
  const { readers }: CatalogueEntry = catalogue[type]
  return readers.includes(group)
}
