import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { fetchPythonTools } from '@sac/scripts/python/fetch-python-tools'
import { demand, outsideProgram } from './outside-program.ts'

export type CoseVerdict =
  | { verified: boolean; algorithm: number; kid: string; payload: string }
  | { verified: false; reason: string }

export const pycose = outsideProgram({
  name: 'pycose',
  find: async () => {
    const ask = 'from importlib.metadata import version; print(version("pycose"))'
    return (await runOrThrow(join(await fetchPythonTools(), 'python'), ['-c', ask])).stdout.toString().trim()
  },
})

/** What pycose says of a COSE_Sign1 (tag 18) under a P-256 key in JWK form; `kid` and `payload` come back as hex. */
export async function checkWithPycose(cose: Uint8Array, { x, y }: { x: string; y: string }): Promise<CoseVerdict> {
  await demand(pycose)
  const input = JSON.stringify({ cose: Buffer.from(cose).toString('hex'), x, y })
  const program = join(await fetchPythonTools(), 'python')
  const { stdout } = await runOrThrow(program, [join(import.meta.dirname, 'verify_cose.py')], { input })
  return JSON.parse(stdout.toString()) as CoseVerdict
}
