export const common = {
  close: 'Close',
  back: 'Back',
  loading: 'Loading',
  menu: 'Settings',
  saved: 'Saved on this device',
  notSaved: 'Not saved. Try again.',
  storageFull:
    'Not saved: the storage of this device is full. Delete pictures or apps you do not need, then try again.',
  storageFullBanner:
    'The storage of this device is full. What is saved stays; new photos and entries may not fit. Free some space.',
  storageFullAdvice: 'Photos the office has are removed by themselves after a week when space is short.',
  storageFullTitle: 'Storage is full',
  cannotSave: 'Nothing can be saved on this device right now. Free some space, then open the app again.',
  deviceWiped: 'The browser has deleted this device’s data. What had not been sent is lost: tell the office.',
  unseen: (character: string, place: string) =>
    `At place ${place} there is ${character}, which nobody sees. Delete this text and type it anew.`,
  unprintable: (character: string, place: string) =>
    `At place ${place} there is ${character}, which the certificate cannot show. Write it in other letters.`,
  tooLong: (length: string, most: string) => `This has ${length} characters; at most ${most} fit.`,
  tooWide: (most: string) =>
    `This does not fit the code of the certificate: at most ${most}, and letters that are not Latin count twice.`,
  change: 'Change',
  remove: 'Remove',
  retry: 'Try again',
  slow: 'This takes longer than it should. Your saved work is safe on this device.',
  loadAgain: 'Load again',
  /** Between a name and what is said of it. */
  colon: ': ',
  optional: 'optional',
  unknown: 'not known',
  left: 'left',
  right: 'right',
  errorTitle: 'This did not work',
  errorAdvice:
    'Your saved work is safe on this device. Go back and try again; if it returns, tell the office this code:',
  notFoundTitle: 'Nothing here',
  notFoundAdvice: 'This page does not exist on this device.',
  toToday: 'Go to Today',
  outdated: 'Update the app before starting a new inspection. Open ones can be finished.',
  updateReady: 'A new version is ready. It takes a few seconds; saved work stays.',
  updateBlocked: 'An inspection is open in another window. Leave it first.',
  updateNow: 'Update now',
  result: {
    pass: 'Pass',
    'pass-minor': 'Pass with minor defects',
    fail: 'Fail',
    'fail-dangerous': 'Fail, dangerous',
    abandoned: 'Abandoned',
  },
  severity: { minor: 'minor', major: 'major', dangerous: 'dangerous' },
  /** How far an inspection has come; never more than is known. */
  progress: {
    'saved-on-device': 'saved on this device',
    sent: 'sent',
    complete: 'complete at the office',
    certified: 'certified',
    'needs-attention': 'needs attention',
  },
}
