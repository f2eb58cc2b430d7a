// `npm run check`: format, lint and borders, types, unused code, unit tests. Runs them side by side; prints only what failed.
// `--whole`: laws over generated inputs are tried as often as `npm test` does, not a quarter of that.
import { spawn } from 'node:child_process'

type Step = { command: string[]; env?: Record<string, string> }

const steps: Record<string, Step> = {
  format: { command: ['biome', 'check', '.'] },
  'lint, types': {
    // The linter asks the compiler about every file anyway: it also tells what the compiler has against it.
    command: ['oxlint', '--type-aware', '--type-check', '--deny-warnings'],
    // It ends before it is worth looking for memory to reuse: a quarter of its time.
    env: { GOGC: 'off', GOMEMLIMIT: '4GiB' },
  },
  unused: { command: ['knip', '--no-progress', '--cache', '--cache-location', '.cache/knip'] },
  unit: {
    command: [
      'vitest',
      'run',
      '--project',
      'unit',
      '--reporter=dot',
      '--reporter=json',
      '--outputFile.json=.cache/results/unit.json',
    ],
    env: {
      // Room for what a test makes and forgets.
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --max-semi-space-size=64`,
      ...(process.argv.includes('--whole') ? {} : { LAWS: 'quarter' }),
    },
  },
}

type Result = { name: string; code: number; output: string; ms: number }

function run(name: string, { command: [program = '', ...args], env }: Step): Promise<Result> {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env, FORCE_COLOR: '0' } })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => chunks.push(Buffer.from(String(error))))
    child.on('close', (code) =>
      resolve({ name, code: code ?? 1, output: Buffer.concat(chunks).toString(), ms: Date.now() - started }),
    )
  })
}

const results = await Promise.all(Object.entries(steps).map(([name, step]) => run(name, step)))
for (const { name, code, output, ms } of results) {
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${(ms / 1000).toFixed(1)} s)`)
  if (code !== 0) console.log(output.trimEnd())
}
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0
