const installed = Symbol.for('smartautocheck.ignore-negative-timeouts')

/**
 * kafkajs schedules timers with negative delays (its issue 1751); Node 24 says so each time. Drops that one warning, by name;
 * every other warning passes. Idempotent.
 */
export function ignoreNegativeTimeouts(): void {
  const original: unknown = Reflect.get(process, 'emitWarning')
  if (typeof original !== 'function' || installed in original) return
  const filtered = (warning: string | Error, ...rest: unknown[]) => {
    if (nameOf(warning, rest[0]) === 'TimeoutNegativeWarning') return
    Reflect.apply(original, process, [warning, ...rest])
  }
  process.emitWarning = Object.assign(filtered, { [installed]: true })
}

function nameOf(warning: string | Error, second: unknown): unknown {
  if (warning instanceof Error) return warning.name
  return typeof second === 'object' && second !== null && 'type' in second ? second.type : second
}
