import { type ConsumerGroup, deadLetterTopic, topics } from '@sac/contracts/events/topics'
import type { EventBus, PartitionLag } from '@sac/platform/bus/port'
import { type Route, route } from '@sac/platform/http/route'

/** Which topics each group of this release reads. */
const read: Partial<Record<ConsumerGroup, readonly string[]>> = {
  'inspection-service-group': ['inspections-topic', 'certificates-topic'],
  'certificate-service-group': ['inspections-topic'],
  'sync-gateway-group': ['appointments-topic', 'inspections-topic', 'certificates-topic'],
}

async function lagOf(bus: EventBus, group: string, names: readonly string[]) {
  const partitions: PartitionLag[] = await bus.lag(group, names)
  const letters = await bus.lag(group, [deadLetterTopic(group)])
  return {
    group,
    lag: partitions.reduce((sum, { lag }) => sum + lag, 0),
    deadLetters: letters.reduce((sum, { end }) => sum + end, 0),
    partitions,
  }
}

/** Topics, groups, their lag and how many dead letters each has. */
export const topicRoutes = (bus: EventBus): Route[] => [
  route({
    operation: 'admin.topics',
    handler: async () => {
      const groups = await Promise.all(Object.entries(read).map(([group, names]) => lagOf(bus, group, names)))
      return { status: 200, body: { topics, groups } }
    },
  }),
]
