// The topics of design 05. Partition counts never change: processes refuse to run against others.
export const topics = {
  'appointments-topic': { partitions: 3, retentionDays: 7 },
  'payments-topic': { partitions: 3, retentionDays: 30 },
  'documents-topic': { partitions: 2, retentionDays: 30 },
  'inspections-topic': { partitions: 3, retentionDays: 30 },
  'certificates-topic': { partitions: 2, retentionDays: 365 },
  'invoices-topic': { partitions: 2, retentionDays: 365 },
  'notifications-topic': { partitions: 5, retentionDays: 7 },
} as const

/** The longest a device works without the office: then its session is over, and its people sign in again. */
export const longestOfflineDays = 30

/**
 * For how long it is remembered that an event was dealt with. A log may bring an event again as long as it holds it, and a log
 * deletes whole files, days late; a device may bring a line again that the office forgot with a restored backup.
 */
export const rememberedDays =
  Math.max(...Object.values(topics).map(({ retentionDays }) => retentionDays)) + longestOfflineDays + 5

export type TopicName = keyof typeof topics

export const consumerGroups = [
  'inspection-service-group',
  'certificate-service-group',
  'invoice-service-group',
  'notification-service-group',
  'appointment-service-group',
  'document-service-group',
  'sync-gateway-group',
  'vehicle-service-group',
  'payment-service-group',
] as const

export type ConsumerGroup = (typeof consumerGroups)[number]

/**
 * The groups between an upload and its paper, or the device's word of it: they are given events as they come. The others get
 * together what a quarter of a second brings.
 */
export const promptGroups: ReadonlySet<ConsumerGroup> = new Set([
  'inspection-service-group',
  'certificate-service-group',
  'sync-gateway-group',
])

/** Dead letters of a group: one partition, kept as long as the longest source topic. */
export const deadLetterTopic = (group: string) => `${group}-dlq`
export const deadLetterTopicSpec = { partitions: 1, retentionDays: 365 } as const
