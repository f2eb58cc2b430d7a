// A template of three checkpoints, for tests of rules that do not depend on the real catalogue.
import type { Checkpoint, InspectionTemplate } from '../template/template.ts'

const both = (text: string) => ({ en: text, fr: `${text} (fr)` })
const deficiency = (code: string, severity: 'minor' | 'major' | 'dangerous') => ({
  code,
  severity,
  text: both(`deficiency ${code}`),
  plain: both(`what ${code} means`),
  synonyms: [],
  repairableOnSpot: severity !== 'dangerous',
})

const checkpoint = (code: string, more: Partial<Checkpoint>): Checkpoint => ({
  code,
  title: both(`checkpoint ${code}`),
  help: both(`how to judge ${code}`),
  method: 'visual',
  mandatory: true,
  evidence: 'none',
  locationAxes: [],
  measurements: [],
  rules: [],
  deficiencies: [
    deficiency(`${code}.a`, 'minor'),
    deficiency(`${code}.b`, 'major'),
    deficiency(`${code}.c`, 'dangerous'),
  ],
  common: [`${code}.b`],
  ...more,
})

/** `0.1` plates; `1.1` pads, with a photo of every defect; `5.2` tyres, tread ≥ 1.6 mm else `5.2.b`. */
export const smallTemplate: InspectionTemplate = {
  id: 'small',
  version: 1,
  ruleVersion: 'test/1',
  title: both('small'),
  categories: ['M1'],
  kinds: ['periodic', 'retest', 'voluntary'],
  sections: [
    {
      code: '0',
      title: both('all'),
      checkpoints: [
        checkpoint('0.1', {}),
        checkpoint('1.1', { evidence: 'onDefect' }),
        checkpoint('5.2', {
          method: 'measured',
          measurements: [
            {
              key: 'tread',
              label: both('tread depth'),
              unit: 'mm',
              decimals: 1,
              per: 'wheel',
              required: true,
              plausible: { min: 0, max: 20 },
              sources: ['typed'],
            },
          ],
          rules: [
            {
              id: 'tread-depth',
              quantity: { of: 'value', measurement: 'tread' },
              limits: [{ min: 1.6, deficiency: '5.2.b', source: 'test', verified: false }],
            },
          ],
        }),
      ],
    },
  ],
}
