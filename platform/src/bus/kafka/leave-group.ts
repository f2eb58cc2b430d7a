import type { Consumer as KafkaConsumer } from 'kafkajs'
import { within } from './within.ts'

type Leaving = {
  /** The first join, if it has begun. */
  joining: Promise<void> | undefined
  lastReport: () => Promise<void>
  ms: number
}

/**
 * Gives a membership back, in at most `ms`; never rejects. While its first join is under way kafkajs goes without a word to the
 * group, and what stays behind is a ghost for which all other members stand still until its session ends: that join is awaited.
 */
export async function leaveGroup(client: KafkaConsumer, { joining, lastReport, ms }: Leaving): Promise<void> {
  const left = async () => {
    await joining?.catch(() => undefined)
    await lastReport()
    await client.disconnect()
  }
  await within(ms, left()).catch(() => undefined)
}
