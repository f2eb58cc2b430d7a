// Writes event lines as a device does, for tests: seq, heads and ids are counted, so that a run is reproducible.
import { fieldKeyOf, type Recorded } from '../inspection/field-key.ts'
import type { EventLine } from '../sync/event-line.ts'

/** A UUIDv7-shaped id made of two numbers; the same numbers give the same id. */
export const testId = (kind: number, n: number): string =>
  `019a0000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`

export type TestDevice = {
  readonly deviceId: string
  readonly actorId: string
  readonly inspectionId: string
  readonly startedAt: string
  readonly lines: readonly EventLine[]
  /** Records with the base this device has seen for the field. */
  record(recorded: Recorded): EventLine
  /** Learns another device's lines, as the downlink would bring them. */
  pull(lines: readonly EventLine[]): void
}

export type TestDeviceOptions = { n: number; inspectionId?: string; actorId?: string; startedAt?: string }

export function createTestDevice({
  n,
  inspectionId = testId(1, 1),
  actorId = testId(2, n),
  startedAt = '2026-11-23T09:00:00.000Z',
}: TestDeviceOptions): TestDevice {
  const deviceId = testId(3, n)
  const heads = new Map<string, string>()
  const lines: EventLine[] = []
  return {
    deviceId,
    actorId,
    inspectionId,
    startedAt,
    lines,
    record(recorded) {
      const seq = lines.length + 1
      const field = fieldKeyOf(recorded)
      const ms = Date.parse(startedAt) + seq * 1000
      const line = {
        v: 1,
        eventId: testId(0x1000 + n, seq),
        deviceId,
        epoch: testId(4, n),
        seq,
        inspectionId,
        schemaVersion: 1,
        actorId,
        hlc: { ms, c: 0 },
        wall: new Date(ms).toISOString(),
        offsetMs: 0,
        offsetAgeS: 0,
        base: field === null ? null : (heads.get(field) ?? null),
        ...recorded,
      } as EventLine
      if (field !== null) heads.set(field, line.eventId)
      lines.push(line)
      return line
    },
    pull(others) {
      for (const line of others) {
        const field = fieldKeyOf(line)
        if (field !== null) heads.set(field, line.eventId)
      }
    },
  }
}
