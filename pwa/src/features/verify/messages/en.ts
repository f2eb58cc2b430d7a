import { reasons } from '@sac/contracts/certificate/reason-words/en'

/** Words of the page; the English ones are the source type. `{name}` is filled in. */
export const en = {
  title: 'Certificate check',
  paperQuestion: 'Is the paper genuine?',
  carQuestion: 'Is the car allowed?',
  paper: {
    genuine: ['Genuine', 'Signed by the inspection office and unaltered.'],
    file: ['Genuine', 'This file is exactly the one that was issued.'],
    record: ['On record', 'Found by its number. Compare every line with your paper.'],
    UNKNOWN_KEY: ['Cannot be checked yet', 'This phone does not know the key. Go online and load this page again.'],
    KEY_COMPROMISED: ['Not proven', 'The key that signed it was stolen. Only the issuer’s record can tell: go online.'],
    TAMPERED: ['Not genuine', 'This code was altered or is not ours. Do not rely on the paper.'],
    NOT_ISSUED: ['Not issued', 'Signed with our key, but not in our records. Do not rely on the paper; report it.'],
    fileUnknown: ['Not our file', 'We did not issue this file, or it was changed or saved anew since.'],
    cut: ['Part of the link is missing', 'Open the whole link as it was sent, or scan the code on the paper.'],
    NOT_A_CERTIFICATE: [
      'Not a certificate',
      'Another kind of code, or one read badly. Clean the paper, find more light, scan again.',
    ],
  },
  car: {
    passed: ['Passed', 'Valid until {until}.'],
    'passed-with-minor': ['Passed with minor defects', 'Valid until {until}.'],
    old: ['Passed, but the check is old', 'Withdrawal was last checked {checked}. Go online to check again.'],
    never: ['Passed, withdrawal not checked', 'This phone has no list of withdrawn certificates yet. Go online.'],
    failed: ['Failed', 'The car did not pass its inspection.'],
    retest: ['Failed', 'The car did not pass. Retest by {until}.'],
    'failed-dangerous': ['Failed: dangerous', 'The car must not be driven on the road.'],
    other: ['Result {code}', 'This page does not know this result yet. Go online and load it again.'],
    'out-of-date': ['Out of date', 'Was valid until {until}. A new inspection is due.'],
    revoked: ['Revoked', 'Withdrawn by the inspection office. Do not rely on it.'],
    revokedWhy: ['Revoked', 'On {day}: {reason}.'],
    suspended: ['Suspended', 'On hold. Do not rely on it until it is cleared.'],
    suspendedWhy: ['Suspended', 'On hold since {day}: {reason}. Do not rely on it until it is cleared.'],
    superseded: ['Replaced', 'There is a newer paper for this inspection. Ask for it.'],
    supersededBy: ['Replaced', 'On {day} by {successor}. Ask for the newer paper.'],
    checking: ['Checking…', 'Fetching the list of withdrawn certificates.'],
    unanswered: ['No answer', 'This paper proves nothing about the car.'],
  },
  reasons,
  compare: 'Compare plate and VIN with the car.',
  vin: 'VIN',
  plate: 'Plate',
  makeModel: 'Make and model',
  odometer: 'Odometer',
  inspected: 'Inspected',
  defects: 'Defects',
  counts: '{dangerous} dangerous · {major} major · {minor} minor',
  number: 'Number',
  revision: 'Revision',
  listFrom: 'Status list signed {when} ({age}).',
  listNever: 'Status list never fetched.',
  online: 'Confirmed by the issuer {when}.',
  offline: 'No network: checked with what this phone has stored.',
  forgets: 'This browser keeps nothing: every check needs the network.',
  rootChanged:
    'This site shows another root key than on your first visit. The first one is still used. If the operator announced a new key, clear the data of this site.',
  rolledBack: 'An outdated key list was offered and refused.',
  whatToDo: 'What to do',
  advice:
    'Scan the printed code once more. If the answer stays the same, do not accept the paper and tell the inspection office or the police.',
  pdf: 'Get the PDF',
  again: 'Check another way',
  emptyTitle: 'Scan the code on a certificate',
  emptyText:
    'Point the camera of your phone at the square code. This page then tells whether the paper is genuine and whether the car is allowed. After one visit it works without network.',
  noNetwork: 'This needs the network. Try again when you are online.',
}

export type Messages = typeof en
export type PaperWords = keyof Messages['paper']
export type CarWords = keyof Messages['car']
