import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { freeze, treeOf } from './signals.ts'

test('a child that ended while its parent stood still keeps nobody from being frozen', async () => {
  // The shell becomes the second `sleep`, which never asks after the first.
  const child = spawn('sh', ['-c', 'sleep 0.1 & exec sleep 30'])
  const pid = child.pid ?? 0
  try {
    let tree = await treeOf(pid)
    for (; tree.length < 2; tree = await treeOf(pid)) await sleep(10)
    await sleep(300)
    expect(tree).toHaveLength(2)
    expect(await freeze(tree)).toBe(true)
  } finally {
    child.kill('SIGKILL')
  }
})
