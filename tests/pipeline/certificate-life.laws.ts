// What becomes of a certificate, as the holder of the paper and the verifier of its QR see it.
import { statusAt, statusCode } from '@sac/contracts/certificate/status-list'
import { describe, expect, test } from 'vitest'
import type { SimulatedDevice } from '../support/simulated-device.ts'
import { digitsOf } from './office.ts'
import type { Product } from './open-product.ts'
import { checkPaper, soundPaper } from './paper.ts'
import { readPublicLists } from './public-lists.ts'
import { readText } from './read-text.ts'
import { sequencesOf } from './stored-evidence.ts'
import { until } from './until.ts'
import { findVerdict } from './verdict-of.ts'
import { type Inspection, lamps, recordInspection, type Story } from './whole-inspection.ts'

type Certified = {
  inspection: Inspection
  device: SimulatedDevice
  certificateId: string
  number: string
  digits: string
}

export async function certify(product: Product, story: Story = {}): Promise<Certified> {
  const { office, newDevice } = product
  const device = await newDevice()
  const inspection = recordInspection(device, story)
  await device.upload()
  await device.uploadBlobs()
  const { inspectionId } = inspection
  await office.untilInspection(inspectionId, 'certified')
  const [certificate] = await office.certificates(inspectionId)
  const detail = await office.certificate(certificate?.certificateId ?? '')
  const { certificateId, number } = detail
  return { inspection, device, certificateId, number: number ?? '', digits: digitsOf(detail) }
}

/** The two-bit code of a certificate in the published list of this year, and its reason. */
async function publishedCode({ stack, office }: Product, digits: string) {
  const { facts } = await office.verify(digits)
  if (!facts) throw new Error('the certificate is not genuine')
  const year = new Date(facts.iat * 1000).getUTCFullYear()
  const { status, reasons } = await readPublicLists(stack.url, year)
  const entry = reasons.entries.find(({ index }) => index === facts.statusIndex)
  return { code: statusAt(status, facts.statusIndex), reason: entry?.reason ?? null }
}

async function untilPublished(product: Product, digits: string, code: number): Promise<string | null> {
  const probe = async () => {
    const published = await publishedCode(product, digits)
    return published.code === code ? published : null
  }
  return (await until(probe, { what: `code ${code} in the public list` })).reason
}

const inWords = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))

const stateOf = async ({ office }: Product, digits: string) => (await office.verify(digits)).state

export function describeCertificateLife(product: () => Product): void {
  describe('a certificate', () => {
    test('revoked or suspended says so at once and in the public list within a minute; reinstated it is valid again', async () => {
      const { office } = product()
      const [revoked, suspended] = [await certify(product()), await certify(product())]
      expect((await office.change('revoke', revoked.certificateId, { reason: 'issued-in-error' })).status).toBe(202)
      expect((await office.change('suspend', suspended.certificateId, { reason: 'under-review' })).status).toBe(200)
      expect(await office.verify(revoked.digits)).toMatchObject({ state: 'REVOKED', paper: 'genuine', car: 'revoked' })
      expect(await office.verify(suspended.digits)).toMatchObject({ state: 'SUSPENDED', car: 'suspended' })
      expect(await untilPublished(product(), revoked.digits, statusCode.revoked)).toBe('issued-in-error')
      expect(await untilPublished(product(), suspended.digits, statusCode.suspended)).toBe('under-review')

      expect((await office.change('reinstate', suspended.certificateId)).status).toBe(200)
      expect(await office.verify(suspended.digits)).toMatchObject({ state: 'VALID', car: 'passed' })
      expect(await untilPublished(product(), suspended.digits, statusCode.valid)).toBeNull()

      // Revoked is final, and its inspector has been told.
      expect((await office.change('reinstate', revoked.certificateId)).status).toBe(409)
      expect(await stateOf(product(), revoked.digits)).toBe('REVOKED')
      expect(await findVerdict(revoked.device, revoked.inspection.inspectionId)).toMatchObject({
        status: 'certified',
        reasons: [{ code: 'certificate.revoked' }],
      })
    })

    test('reissued with a correction is superseded by revision 2 of the same number', async () => {
      const { office, stack } = product()
      const { inspection, certificateId, number, digits } = await certify(product())
      const corrections = { plate: 'RE-123-IS' }
      expect((await office.change('reissue', certificateId, { reason: 'corrected', corrections })).status).toBe(202)
      await expect.poll(() => stateOf(product(), digits)).toBe('SUPERSEDED')
      const [first, second, ...others] = await office.certificates(inspection.inspectionId)
      expect(others).toEqual([])
      expect([first, second]).toMatchObject([
        { number, revision: 1, status: 'superseded', plate: inspection.plate },
        { number, revision: 2, status: 'valid', plate: 'RE-123-IS' },
      ])
      const detail = await office.certificate(second?.certificateId ?? '')
      expect(await checkPaper(stack.url, await office.pdf(detail.certificateId))).toEqual(soundPaper(detail.verifyUrl))
      expect(await office.verify(digitsOf(detail))).toMatchObject({
        state: 'VALID',
        facts: { plate: 'RE-123-IS', revision: 2 },
      })
      expect(await office.verify(digits)).toMatchObject({ status: { reason: 'corrected', successor: `${number} r2` } })
    })
  })

  test('a failed inspection gets a report that says fail, with an order for the retest, and never says pass', async () => {
    const { office, stack } = product()
    const { inspection, device, certificateId, digits } = await certify(product(), { finds: 'major' })
    const detail = await office.certificate(certificateId)
    expect(detail).toMatchObject({ kind: 'report', result: 'fail', status: 'valid' })
    const pdf = await office.pdf(certificateId)
    expect(await checkPaper(stack.url, pdf)).toEqual(soundPaper(detail.verifyUrl))
    const text = await readText(pdf)
    expect(text).toContain('FAIL')
    expect(text).not.toMatch(/\bpass(ed)?\b/i)
    const report = (await office.findInspection(inspection.inspectionId))?.completions[0]?.report
    expect(report?.retestOrder).toMatchObject({ checkpoints: [lamps] })
    expect(text).toContain(inWords(report?.retestOrder?.deadline ?? ''))
    expect(await office.verify(digits)).toMatchObject({ state: 'VALID', car: 'failed', facts: { counts: [0, 1, 0] } })
    expect((await office.verify(digits)).facts).not.toHaveProperty('exp')
    const order = async () =>
      (await device.changes()).find(({ entity, id }) => entity === 'retest-order' && id === inspection.inspectionId)
        ?.value
    await expect.poll(order).toMatchObject(report?.retestOrder ?? {})
  })

  test('an abandoned inspection gets a sealed refusal without QR that takes no number of the series', async () => {
    const { office, newDevice, stack } = product()
    const before = await certify(product())
    const device = await newDevice()
    const { inspectionId } = recordInspection(device, { ends: 'abandoned' })
    await device.upload()
    await device.uploadBlobs()
    await office.untilInspection(inspectionId, 'complete')
    const sealed = async () =>
      (await office.certificates(inspectionId)).find(({ status }) => status === 'valid') ?? null
    const refusal = await until(sealed, { what: 'the refusal' })
    expect(refusal).toMatchObject({ kind: 'refusal', result: 'abandoned', number: null, validUntil: null })
    const pdf = await office.pdf(refusal.certificateId)
    expect(await checkPaper(stack.url, pdf)).toEqual(soundPaper(null))
    expect(await readText(pdf)).toContain('Fuel is leaking.')
    const after = await certify(product())
    const [from = 0, to] = sequencesOf([before.number, after.number])
    expect(to).toBe(from + 1)
  })
}
