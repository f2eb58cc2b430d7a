// Reports for tests: a pass, and what changes for the other results.
import { InspectionReport } from '@sac/contracts/inspection/report'

type Changes = Partial<InspectionReport>

const both = (en: string, fr: string) => ({ en, fr })
const hash = (digit: string) => digit.repeat(64)

const base: InspectionReport = {
  inspectionId: '01935b6e-0000-7000-8000-000000000001',
  appointmentId: '01935b6e-0000-7000-8000-00000000000a',
  revision: 1,
  revisionReason: null,
  kind: 'periodic',
  template: { id: 'eu-passenger-car', version: 1, hash: hash('a') },
  ruleVersion: 'eu-2014-45/1',
  profileId: 'eu-min',
  testedAt: '2026-11-23T10:30:00.000Z',
  timeZone: 'Europe/Paris',
  centre: { id: 'centre-1', station: 'S0142', name: 'Garage Müller & Söhne', place: 'Lyon' },
  inspector: { id: '01935b6e-0000-7000-8000-0000000000f1', number: 'I-0042' },
  vehicle: {
    vin: 'WVWZZZ1KZAW123458',
    vinCheck: 'valid',
    plate: 'AB-123-CD',
    country: 'FR',
    make: 'Volkswagen',
    model: 'Golf VI 1.6 TDI',
    category: 'M1',
    fuel: 'diesel',
    firstRegistration: '2010-05-18',
  },
  odometer: { value: 184_200, unit: 'km', status: 'read' },
  odometerHistory: [
    { value: 161_050, unit: 'km', status: 'read', at: '2024-11-20T09:00:00.000Z' },
    { value: 139_870, unit: 'km', status: 'read', at: '2022-11-18T09:00:00.000Z' },
    { value: null, unit: 'km', status: 'unreadable', at: '2020-11-16T09:00:00.000Z' },
  ],
  outcome: { result: 'pass', minor: 0, major: 0, dangerous: 0 },
  deficiencies: [],
  advisories: [{ checkpoint: '5.2.3', text: 'Front tyres wear on the inner edge' }],
  answers: [
    { checkpoint: '1.1.13', title: both('Brake linings', 'Garnitures'), answer: 'ok', reason: null },
    {
      checkpoint: '8.2.2',
      title: both('Exhaust emissions', 'Émissions'),
      answer: 'not-testable',
      reason: 'Smoke meter away for calibration',
    },
  ],
  measured: [
    {
      checkpoint: '1.2.2',
      label: both('Service brake efficiency', 'Efficacité du frein de service'),
      position: '-',
      value: 63.4,
      unit: '%',
      decimals: 1,
      min: 50,
      max: null,
      ok: true,
    },
    {
      checkpoint: '5.2.3',
      label: both('Tread depth', 'Profondeur des sculptures'),
      position: 'a1l',
      value: 1.4,
      unit: 'mm',
      decimals: 1,
      min: 1.6,
      max: null,
      ok: false,
    },
  ],
  equipment: [{ serial: 'BRK-2231', name: 'Roller brake tester', calibrationValidUntil: '2027-03-31' }],
  retestOrder: null,
  retestOf: null,
  abandoned: null,
  bayPhoto: null,
  photos: [],
  manifest: { seal: 1, count: 120, root: hash('b') },
  remark: '',
  flags: [],
}

/** A complete report that its schema accepts. */
export function sampleReport(changes: Changes = {}): InspectionReport {
  return InspectionReport.parse({ ...base, ...changes })
}

/** One deficiency of a severity. */
function sampleDeficiency(severity: 'minor' | 'major' | 'dangerous', index = 1): Changes['deficiencies'] {
  return Array.from({ length: index }, (_, at) => ({
    code: `5.2.3.e.${at + 1}`,
    checkpoint: '5.2.3',
    severity,
    text: both('Tyre tread depth below the limit', 'Profondeur des sculptures insuffisante'),
    plain: both('The tyre is worn out', 'Le pneu est usé'),
    location: { axle: 1, side: 'left' as const },
    note: null,
    repairedOnSpot: false,
    prohibition: severity === 'dangerous',
    photos: [],
  }))
}

/** A failed test with so many deficiencies, and its retest order. */
export function failedReport(severity: 'major' | 'dangerous' = 'major', count = 1): InspectionReport {
  return sampleReport({
    outcome: {
      result: severity === 'major' ? 'fail' : 'fail-dangerous',
      minor: 0,
      major: severity === 'major' ? count : 0,
      dangerous: severity === 'dangerous' ? count : 0,
    },
    deficiencies: sampleDeficiency(severity, count) ?? [],
    retestOrder: { deadline: '2027-01-23', checkpoints: ['5.2.3'] },
  })
}
