import type { PrintedDocument } from '@sac/backend/services/certificates/pdf/printed-document'
import { sampleDocument } from '@sac/backend/services/certificates/testing/sample-document'
import { sampleReport } from '@sac/backend/services/certificates/testing/sample-report'
import { formatNumber } from '@sac/contracts/certificate/number'
import { toDigits } from '@sac/contracts/certificate/qr-digits'
import { seededRandom } from '../day/seeded-random.ts'

type Report = PrintedDocument['report']

const centres = [
  ['S0142', 'Garage Müller & Söhne', 'Lyon'],
  ['S0143', 'Contrôle technique du Rhône', 'Villeurbanne'],
  ['S0207', 'Prüfstelle Süd', 'Freiburg im Breisgau'],
  ['S0311', 'Stacja Kontroli Pojazdów Łódź', 'Łódź'],
  ['S0402', 'ΚΤΕΟ Αθήνας', 'Αθήνα'],
  ['S0518', 'Riverside Test Centre', 'Cork'],
] as const
const cars = [
  ['Volkswagen', 'Golf VI 1.6 TDI'],
  ['Renault', 'Mégane III 1.5 dCi'],
  ['Škoda', 'Octavia 2.0'],
  ['Peugeot', '308 SW'],
  ['Citroën', 'C4 Picasso'],
  ['Toyota', 'Yaris Hybrid'],
] as const

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** Another car, another day, another signature for every `n`; the same `n` gives the same document. */
export function makeDocument(n: number): PrintedDocument {
  const random = seededRandom(`certificate ${n}`)
  const pick = <T>(among: readonly T[]): T => among[random.below(among.length)] as T
  const some = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet.charAt(random.below(alphabet.length))).join('')
  const [station, name, place] = pick(centres)
  const testedAt = new Date(Date.UTC(2026, 0, 5) + random.below(300 * 86_400) * 1_000)
  const cose = random.bytes(204)
  const base = sampleDocument()
  const report = sampleReport({
    centre: { id: 'centre', station, name, place },
    inspector: { ...base.report.inspector, number: `I-${1000 + random.below(40)}` },
    vehicle: { ...base.report.vehicle, ...vehicle(pick(cars), some) },
    testedAt: testedAt.toISOString(),
    odometer: { value: 20_000 + random.below(250_000), unit: 'km', status: 'read' },
    odometerHistory: base.report.odometerHistory.map((reading) => ({ ...reading, value: random.below(150_000) })),
    measured: base.report.measured.map((one) => ({ ...one, value: random.below(900) / 10 })),
  })
  return sampleDocument({ report, issuedAt: testedAt.toISOString(), issue: issueOf(n, { station, cose }) })
}

const vehicle = ([make, model]: (typeof cars)[number], some: (alphabet: string, count: number) => string) => ({
  make,
  model,
  vin: `WVWZZZ${some('0123456789', 1)}KZ${some(letters, 2)}${some('0123456789', 6)}`,
  plate: `${some(letters, 2)}-${some('0123456789', 3)}-${some(letters, 2)}`,
})

const issueOf = (sequence: number, { station, cose }: { station: Report['centre']['station']; cose: Uint8Array }) => ({
  number: formatNumber({ station, year: 2026, sequence: sequence + 1 }),
  revision: 1,
  validUntil: '2028-11-22',
  url: `https://verify.example/c#${toDigits(cose)}`,
  cose,
})
