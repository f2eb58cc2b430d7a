import { formatNumber } from '@sac/contracts/certificate/number'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '../handlers/verify.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { fillCertificateKeys } from './certificate-keys.ts'
import { listCertificates } from './certificate-list.ts'

let office: OpenCertificates
beforeAll(async () => {
  office = await openCertificates()
})
afterAll(() => office.close())

const found = async (search: string) => {
  const rows = await listCertificates(office.deps.pool, { sort: 'issued', search, after: null, limit: 10 })
  return rows.map(({ certificateId }) => certificateId)
}

const vehicle = { ...sampleReport().vehicle, plate: 'АB–123–CD', vin: 'WVWZZZ1KZAW123456' }

test('a certificate is found by every spelling of its number, plate and VIN, one from before the keys too', async () => {
  const certificateId = await office.issue(sampleReport({ vehicle }))
  const { rows } = await office.deps.pool.query<{ number: string }>('SELECT number FROM certificates')
  const number = rows[0]?.number ?? ''
  const spellings = ['ab123cd', 'AB 123', 'аb-12', 'VIN: wvw zzz', 'wvw-zzz1kzaw1', 'ＡＢ１２３', 'ab١٢٣']
  const all = [...spellings, number.toLowerCase(), number.replaceAll('-', ' '), number.replaceAll('-', '–')]
  for (const search of all) expect([search, await found(search)]).toEqual([search, [certificateId]])
  for (const search of ['%', '__', 'b123', 'xx', '-']) expect([search, await found(search)]).toEqual([search, []])
  await office.deps.pool.query('DELETE FROM certificate_keys')
  expect(await found('ab123cd')).toEqual([])
  await fillCertificateKeys(office.deps.pool)
  await fillCertificateKeys(office.deps.pool)
  for (const search of all) expect([search, await found(search)]).toEqual([search, [certificateId]])
})

test('number and VIN are looked up however they are typed, by its last one to four characters or the whole', async () => {
  const { rows } = await office.deps.pool.query<{ number: string }>('SELECT number FROM certificates')
  const number = rows[0]?.number ?? ''
  const ask = async (typed: string, vin4: string) => (await verify(office.deps, { number: typed, vin4 }))?.facts?.number
  for (const typed of [
    number,
    number.replaceAll('-', ' ').toLowerCase(),
    number.replaceAll('-', ''),
    number.replaceAll('0', 'O'),
  ])
    for (const vin4 of ['6', '56', '456', '3456', ' 34-56', '٣٤٥٦', 'wvw zzz 1kz aw1 23456', 'VIN: WVWZZZ1КZАW123456'])
      expect([typed, vin4, await ask(typed, vin4)]).toEqual([typed, vin4, number])
  for (const vin4 of ['5', '123', '23456', '0000']) expect(await ask(number, vin4)).toBeUndefined()
  expect(await ask(formatNumber({ station: 'ZZ', year: 2026, sequence: 1 }), '3456')).toBeUndefined()
})
