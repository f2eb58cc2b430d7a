export const en = {
  title: 'Vehicle inspection',
  verifyTitle: 'You hold a certificate',
  verifyText:
    'Check on your own phone whether it is genuine and whether the car is allowed. No account, and it works offline.',
  verifyAct: 'Check a certificate',
  inspectTitle: 'You inspect vehicles',
  inspectText: 'Record inspections with or without signal. What you save stays on your device until the office has it.',
  inspectAct: 'Open the inspector app',
}

export type LandingWords = typeof en
