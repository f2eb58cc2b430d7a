import { type Logger as PinoLogger, pino, stdSerializers } from 'pino'
import { type Clock, systemClock } from '#clock'
import { currentFlow } from '#flow/current-flow'

/** What every module receives for logging. Fields first, message second; never personal data, tokens or keys. */
export type Logger = PinoLogger

type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

type LoggersOptions = {
  level?: LogLevel
  now?: Clock
  /** Where lines go; stdout unless a test collects them. */
  write?: (line: string) => void
}

/**
 * A logger for each service; all write to one place. JSON lines `{level, message, service, timestamp, correlationId?, …ids}`;
 * `timestamp` is ISO 8601 in UTC, `level` a word. The correlation id is that of the flow the line is written in, unless one is
 * given. Errors go under `err`.
 */
export function createLoggers({
  level = 'info',
  now = systemClock,
  write,
}: LoggersOptions): (service: string) => Logger {
  const options = {
    level,
    messageKey: 'message',
    base: null,
    mixin: correlation,
    timestamp: () => `,"timestamp":"${now().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: plainError },
    redact: { paths: secretPaths, censor: '[hidden]' },
  }
  const all = write ? pino(options, { write }) : pino(options)
  // Each its own child of one that has no name: a child of a named one would write both names under one key.
  return (service) => all.child({ service })
}

export const createLogger = ({ service, ...options }: LoggersOptions & { service: string }): Logger =>
  createLoggers(options)(service)

function correlation(): { correlationId?: string } {
  const flow = currentFlow()
  return flow ? { correlationId: flow.correlationId } : {}
}

// A database tells in its details which row it refused, word for word: of an error only what says what and where in our code.
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack } = stdSerializers.err(error)
  return { type, message, stack, ...('code' in error ? { code: error.code } : {}) }
}

/** A logger that says nothing: for tests of code whose log is not the subject. */
export function createSilentLogger(): Logger {
  return pino({ level: 'silent' })
}

// The rule is to log ids only; this catches the usual slip of logging a request or a settings object whole.
const secretPaths = ['password', 'token', 'authorization', 'cookie', 'secret'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
])
