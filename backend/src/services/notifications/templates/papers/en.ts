import type { PaperMessages } from '../words.ts'

export const englishPapers: PaperMessages = {
  'test-passed': {
    subject: '{plate} passed its test',
    title: '{plate} has passed',
    says: ['The certificate is attached, sealed. Anyone can verify it by its code or this link.'],
    button: 'Verify the certificate',
  },
  'test-failed': {
    subject: '{plate} did not pass its test',
    title: '{plate} did not pass',
    says: [
      'Have this repaired, then come back for the retest; only what was found is tested again. The whole report is attached.',
    ],
    button: 'Book the retest',
    notes: ['Dangerous faults: do not drive the car until they are repaired.'],
  },
  'test-abandoned': {
    subject: 'The test of {plate} could not be finished',
    title: 'The test could not be finished',
    says: ['The attached paper says why. Put that right, then book another time.'],
    button: 'Book another time',
  },
  'certificate-expiring': {
    subject: '{plate}: next test due by {validUntil:date}',
    title: 'The next test is due in {weeks:weeks}',
    says: ['The certificate ends soon. Book now, while there is a choice of times.'],
    button: 'Book a test',
    sms: '{centre.name}: the certificate of {plate} ends on {validUntil:date}. Book: {site.url}/book',
  },
  'certificate-revoked': {
    subject: 'The test document of {plate} counts no more',
    title: 'The test document of {plate} counts no more',
    says: [
      'It was withdrawn. Whoever checks its code sees that; do not show it any more.',
      'Ask the centre what is to be done now. Without a valid certificate the car needs another test.',
    ],
    button: 'See my papers',
  },
  'certificate-suspended': {
    subject: 'The test document of {plate} is on hold',
    title: 'The test document of {plate} is on hold',
    says: [
      'Something is being looked into. Until that is over, it does not count, and whoever checks its code sees that.',
      'You need not do anything: we write to you when it is decided. The centre can tell you more.',
    ],
    button: 'See my papers',
  },
  'certificate-reinstated': {
    subject: 'The test document of {plate} counts again',
    title: 'The test document of {plate} counts again',
    says: ['It is not on hold any more. The document you have is good as it is.'],
    button: 'See my papers',
  },
  'appeal-upheld': {
    subject: 'Your appeal about {plate}: you were right',
    title: 'Your appeal was right',
    says: [
      'The result of the test of {plate} was wrong. It is put right, and you get the new paper as soon as it is made. You need not do anything.',
    ],
    button: 'See my papers',
  },
  'appeal-dismissed': {
    subject: 'Your appeal about {plate}: the result stands',
    title: 'The result of the test stands',
    says: [
      'Somebody who did not test {plate} has looked into your appeal. The result stands as it is in the report; the reason stands with the test, under your car. The centre explains it to you if you ask.',
    ],
    button: 'See my papers',
  },
  'appeal-retest': {
    subject: 'Your appeal about {plate}: another test',
    title: '{plate} is tested again',
    says: [
      'Whether the result was right could not be said without the car. The centre tests it again; call or come by to agree on a time.',
    ],
    button: 'See my papers',
  },
}
