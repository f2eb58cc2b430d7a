import { until } from '@sac/tests/pipeline/until'
import { expect, inject, test } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import '@sac/tests/support/kafka-global'
import { createClient } from './create-client.ts'

const count = (kind: string) => process.getActiveResourcesInfo().filter((name) => name === kind).length

test('a severed client leaves neither timer nor socket, and refuses what it is asked', async () => {
  const before = { timers: count('Timeout'), sockets: count('TCPSocketWrap') }
  const { kafka, sever } = createClient({
    brokers: inject('kafkaBrokers'),
    clientId: 'test',
    log: createSilentLogger(),
  })
  const producer = kafka.producer()
  await producer.connect()
  expect(count('Timeout')).toBeGreaterThan(before.timers)
  sever()
  const isAlone = async () =>
    count('Timeout') <= before.timers && count('TCPSocketWrap') <= before.sockets ? true : null
  await until(isAlone, { what: 'timers and sockets to be gone' }, () => process.getActiveResourcesInfo())
  await expect(producer.send({ topic: 'any', messages: [{ value: 'v' }] })).rejects.toThrow('severed')
})
