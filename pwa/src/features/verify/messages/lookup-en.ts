/** Words of the forms that load on demand; the English ones are the source type. */
export const en = {
  lookupTitle: 'No camera? Look it up',
  lookupNumber: 'Certificate number',
  lookupVin: 'Last 4 characters of the VIN',
  lookupGo: 'Look up',
  numberWrong: 'This number has a typing error. Its form is L1-26-000481-M.',
  vinWrong: 'The last four letters or digits, or the whole VIN.',
  noMatch: 'No certificate has this number and these characters.',
  limited: 'Too many attempts. Try again in a few minutes.',
  busy: 'The office does not answer now. Try again later.',
  fileTitle: 'Have the PDF?',
  filePick: 'Check a PDF file',
  fileText: 'It stays on this device: only its fingerprint is sent.',
  noNetwork: 'This needs the network. Try again when you are online.',
}

export type LookupMessages = typeof en
