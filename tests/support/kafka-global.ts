import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordComponent } from '@sac/scripts/components/record-component'
import { askForTopics, kafkaVersion, type RunningKafka, startKafka } from '@sac/scripts/services/kafka'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** `host:port` of the real Apache Kafka of this run. */
    kafkaBrokers: string[]
    /**
     * `POST <kafkaControl>/kill` (SIGKILL), `/stop` (clean) and `/restart` act on the broker and answer 204 when done: after
     * `/restart` it answers again, with all acknowledged messages. Empty when TEST_KAFKA_BROKERS names a broker of someone else.
     */
    kafkaControl: string
  }
}

/** One real Apache Kafka for the whole run: TEST_KAFKA_BROKERS when given, else a throw-away one that is removed at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',').filter((broker) => broker !== '')
  if (given.length > 0) return useGiven(project, given)
  const folder = await mkdtemp(join(tmpdir(), 'sac-test-kafka-'))
  const broker = await startKafka({ folder })
  const control = await serveControl(broker)
  project.provide('kafkaBrokers', broker.brokers)
  project.provide('kafkaControl', control.url)
  await recordComponent('Apache Kafka', kafkaVersion)
  return async () => {
    control.close()
    await broker.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function useGiven(project: TestProject, brokers: string[]): Promise<() => Promise<void>> {
  await askForTopics(brokers)
  project.provide('kafkaBrokers', brokers)
  project.provide('kafkaControl', '')
  await recordComponent('Apache Kafka', 'given by TEST_KAFKA_BROKERS')
  return () => Promise.resolve()
}

// Test files run in other processes than this set-up, so the broker's power switch is a socket.
async function serveControl(broker: RunningKafka): Promise<{ url: string; close: () => void }> {
  const actions: Record<string, () => Promise<void>> = {
    '/kill': broker.kill,
    '/stop': broker.stop,
    '/restart': broker.restart,
  }
  const server = createServer((request, response) => {
    const action = request.method === 'POST' ? actions[request.url ?? ''] : undefined
    const done = action ? action().then(() => 204) : Promise.resolve(404)
    done.then(
      (status) => response.writeHead(status).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The control server has no port.')
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
