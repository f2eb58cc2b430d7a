import { join } from 'node:path'
import { runOrThrow, runProgram } from '@sac/scripts/process/run-program'
import { fetchPythonTools } from '@sac/scripts/python/fetch-python-tools'
import { demand, outsideProgram } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

export const schemathesis = outsideProgram({
  name: 'Schemathesis',
  find: async () => {
    const { stdout } = await runOrThrow(join(await fetchPythonTools(), 'st'), ['--version'])
    return /\d+\.\d+(\.\d+)*/.exec(stdout.toString())?.[0] ?? 'unknown version'
  },
})

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
]

type Asking = {
  /** Where the document is served. */
  url: string
  /** Arguments that choose operations, as `--include-tag=sync`. */
  choose: readonly string[]
  /** Sent with every request. */
  headers: Readonly<Record<string, string>>
  /** At most, besides reading the document. */
  seconds: number
}

/** Generates requests from the published document, sends them and compares the answers with it. `text`: what was found. */
export async function askWhatIsDocumented({
  url,
  choose,
  headers,
  seconds,
}: Asking): Promise<{ conforms: boolean; text: string }> {
  await demand(schemathesis)
  const program = join(await fetchPythonTools(), 'st')
  const sent = Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`])
  const bounded = [
    '--max-time',
    String(seconds),
    '--continue-on-failure',
    '--suppress-health-check',
    'all',
    '--seed',
    '1',
  ]
  const args = ['run', `${url}/api/openapi.json`, '--url', url, '--checks', checks.join(','), ...bounded, '--no-color']
  return withTemporaryFolder(async (folder) => {
    const env = { ...process.env, SCHEMATHESIS_HOOKS: 'schemathesis_hooks', PYTHONPATH: import.meta.dirname }
    const { code, stdout, stderr } = await runProgram(program, [...args, ...choose, ...sent], { cwd: folder, env })
    return { conforms: code === 0, text: `${stdout.toString()}${stderr}` }
  })
}
