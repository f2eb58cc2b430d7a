// A client written from docs/ alone, in another language and with no line of ours, does the whole of an inspector's day.
import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { fetchPythonTools } from '@sac/scripts/python/fetch-python-tools'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeJpeg } from '../pipeline/make-jpeg.ts'
import { openProduct, type Product } from '../pipeline/open-product.ts'
import { pycose } from './pycose.ts'

let product: Product | undefined
beforeAll(async () => {
  // Its signatures come from a package the other Python checkers bring along.
  if ((await pycose.available()).ok) product = await openProduct()
})
afterAll(() => product?.close())

type Told = { inspectionId: string; certificateNumber: string; pdf: string }

test('enrols, inspects, uploads and holds the certificate', async (context) => {
  if (!product) return context.skip('Python is not here')
  const input = JSON.stringify({
    url: product.stack.url,
    email: 'inspector2@demo.test',
    password: 'demo-password-please-change',
    vin: 'VF1CB000123456789',
    plate: 'PY-123-TH',
    photo: Buffer.from(makeJpeg({ seed: 'outside' })).toString('base64'),
  })
  const program = join(await fetchPythonTools(), 'python')
  const { stdout } = await runOrThrow(program, [join(import.meta.dirname, 'outside_client.py')], { input })
  const told = JSON.parse(stdout.toString()) as Told
  const { completions } = await product.office.untilInspection(told.inspectionId, 'certified')
  expect(completions.map(({ report }) => report.outcome.result)).toEqual(['pass'])
  const [certificate] = await product.office.certificates(told.inspectionId)
  expect(certificate).toMatchObject({ number: told.certificateNumber, plate: 'PY-123-TH', status: 'valid' })
  const pdf = await product.office.pdf(certificate?.certificateId ?? '')
  expect(Buffer.from(told.pdf, 'base64').equals(pdf)).toBe(true)
})
