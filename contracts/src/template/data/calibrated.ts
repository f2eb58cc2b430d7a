// Measurements that need calibrated equipment: Directive 2014/45/EU, article 11 and Annex III (brake tester, headlamp aim tester,
// exhaust gas analyser, opacity meter, tread depth gauge). Masses come from documents, plays and wear from the eye and a rule.
export const calibratedMeasurements: ReadonlySet<string> = new Set([
  'brake-force',
  'parking-force',
  'dipped-beam-aim',
  'tread-depth',
  'co-idle',
  'co-high-idle',
  'lambda',
  'opacity',
])
