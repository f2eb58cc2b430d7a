import { expect, test } from 'vitest'
import { inFlow } from '#flow/current-flow'
import { createLogger, createLoggers } from './create-logger.ts'

function capture() {
  const lines: Record<string, unknown>[] = []
  const log = createLogger({
    service: 'certificates',
    now: () => new Date('2026-05-01T10:00:00.000Z'),
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  })
  return { log, lines }
}

test('a line carries level as a word, message, service, ISO timestamp and the correlation id of its flow', async () => {
  const { log, lines } = capture()
  await inFlow({ correlationId: 'c-1' }, async () => {
    await Promise.resolve()
    log.warn({ certificateId: 'x' }, 'status list is old')
  })
  expect(lines).toEqual([
    {
      level: 'warn',
      timestamp: '2026-05-01T10:00:00.000Z',
      service: 'certificates',
      correlationId: 'c-1',
      certificateId: 'x',
      message: 'status list is old',
    },
  ])
})

test('loggers of several services write to one place, and each line names one service', () => {
  const lines: string[] = []
  const logOf = createLoggers({ write: (line) => lines.push(line) })
  logOf('smartautocheck').info('listening')
  logOf('payments').child({ paymentId: 'p' }).info('paid')
  expect(lines.map((line) => line.match(/"service":"[a-z]+"/g))).toEqual([
    ['"service":"smartautocheck"'],
    ['"service":"payments"'],
  ])
})

test('secrets logged by mistake are hidden', () => {
  const { log, lines } = capture()
  log.info({ password: 'p', request: { headers: { authorization: 'Bearer t' } } }, 'login')
  expect(JSON.stringify(lines)).not.toMatch(/Bearer|"p"/)
})

test('an error is logged with its message and stack', () => {
  const { log, lines } = capture()
  log.error({ err: new Error('disk full') }, 'write failed')
  expect(lines[0]?.['err']).toMatchObject({ message: 'disk full', stack: expect.any(String) })
})

test('what a database quotes of a refused row is not logged', () => {
  const { log, lines } = capture()
  const quoted = {
    detail: 'Failing row contains (ann@example.test, secret-hash).',
    where: 'JSON data: Ann',
    parameters: ['Ann'],
  }
  log.error({ err: Object.assign(new Error('violates a constraint'), { code: '23514', ...quoted }) }, 'request failed')
  expect(lines[0]?.['err']).toMatchObject({
    message: 'violates a constraint',
    code: '23514',
    stack: expect.any(String),
  })
  expect(JSON.stringify(lines)).not.toMatch(/Ann|ann@/)
})
