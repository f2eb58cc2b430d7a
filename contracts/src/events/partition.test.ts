import { expect, test } from 'vitest'
import { murmur2, partitionFor } from './partition.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

// Golden values of org.apache.kafka.common.utils.UtilsTest#testMurmur2 (signed there, compared here as 32 bits).
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('murmur2 of %s is what the Java client computes', (text, expected) => {
  expect(murmur2(bytes(text)) | 0).toBe(expected)
})

test('a key always has the same partition, within range', () => {
  for (let n = 0; n < 1000; n++) {
    const partition = partitionFor(`key-${n}`, 3)
    expect(partition).toBe(partitionFor(`key-${n}`, 3))
    expect([0, 1, 2]).toContain(partition)
  }
})
