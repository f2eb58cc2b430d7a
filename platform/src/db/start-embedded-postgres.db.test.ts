import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isDatabaseDown } from './not-now.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-embedded-'))
  await chmod(folder, 0o711)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

/** A process that starts the server, commits one row and is then killed without warning. */
async function killedOwner(): Promise<void> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('start-embedded-postgres.ts', import.meta.url).href)})
    const { default: pg } = await import('pg')
    const { url } = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('CREATE TABLE kept AS SELECT 1 AS n')
    console.log('committed')
    await new Promise(() => setInterval(() => {}, 1000))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => resolve())
    child.on('exit', (code) => reject(new Error(`exited with ${code}`)))
  })
  child.removeAllListeners('exit')
  const gone = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('data survives a clean stop and the password is readable by its owner only', async () => {
  const first = await startEmbeddedPostgres({ folder })
  await run(first.url, 'CREATE TABLE t AS SELECT 42 AS n')
  await first.stop()
  await first.stop()
  const second = await startEmbeddedPostgres({ folder })
  try {
    expect(second.adopted).toBe(false)
    expect(await run(second.url, 'SELECT n FROM t')).toEqual([{ n: 42 }])
    expect(await run(second.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }])
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
  } finally {
    await second.stop()
  }
})

test('a server that is killed comes back on its address with everything it committed', async () => {
  const server = await startEmbeddedPostgres({ folder })
  try {
    await run(server.url, 'CREATE TABLE t AS SELECT 42 AS n')
    for (let death = 0; death < 2; death += 1) {
      const [pid = ''] = (await readFile(join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
      await expect.poll(() => run(server.url, 'SELECT n FROM t').catch(() => 'down')).toEqual([{ n: 42 }])
      await expect.poll(() => readFile(join(folder, 'cluster/postmaster.pid'), 'utf8')).not.toMatch(`${pid}\n`)
    }
  } finally {
    await server.stop()
  }
  await expect(run(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
})

test('beside its address the server has a socket of its own, and both are the same database', async () => {
  const server = await startEmbeddedPostgres({ folder })
  try {
    expect(server.nearUrl).toContain(encodeURIComponent(folder))
    await run(server.nearUrl, 'CREATE TABLE near AS SELECT 7 AS n')
    expect(await run(server.url, 'SELECT n FROM near')).toEqual([{ n: 7 }])
  } finally {
    await server.stop()
  }
  await expect(run(server.nearUrl, 'SELECT 1')).rejects.toSatisfy(isDatabaseDown)
})

test('where the folder has no room for a socket the address serves for both', async () => {
  const deep = join(folder, 'a folder of more words than the name of a socket may have on any of the systems')
  const server = await startEmbeddedPostgres({ folder: deep })
  await server.stop()
  expect(server.nearUrl).toBe(server.url)
})

test('a server left behind by a killed process is taken over with everything it committed', async () => {
  await killedOwner()
  const next = await startEmbeddedPostgres({ folder })
  try {
    expect(next.adopted).toBe(true)
    expect(await run(next.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  } finally {
    await next.stop()
  }
})

test('a server that died with its owner recovers on the next start', async () => {
  await killedOwner()
  const pid = Number((await readFile(join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const next = await startEmbeddedPostgres({ folder })
  try {
    expect(await run(next.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  } finally {
    await next.stop()
  }
})

test('a stale pid file that names some other program does not keep the server from starting', async () => {
  const first = await startEmbeddedPostgres({ folder })
  await first.stop()
  await writeFile(join(folder, 'cluster/postmaster.pid'), `${process.pid}\n${folder}/cluster\n0\n5432\n`)
  const second = await startEmbeddedPostgres({ folder })
  await second.stop()
  expect(second.adopted).toBe(false)
})

test('two live processes never share one data folder', async () => {
  const first = await startEmbeddedPostgres({ folder })
  try {
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow('in use by another running process')
  } finally {
    await first.stop()
  }
})

test('a folder that cannot be written is named in one sentence', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(startEmbeddedPostgres({ folder: join(folder, 'file', 'data') })).rejects.toThrow(
    /^The data folder .* cannot be written; choose another with DATA_DIR\.$/,
  )
})
