/** What stands in the way of a certificate or of an entry, by code, and what to do about it. */
export const reasons = {
  'events-refused': 'Some entries were refused by the office; it keeps them and will look at them.',
  'photos-unreadable': 'A photo on this device can no longer be read. Take it again.',
  'photo-unreadable': 'The office cannot use a photo: it is damaged, or no picture. Take it again, then seal again.',
  'photo-altered': 'A photo is not the one that was recorded. Take it again, then seal again.',
  'signature-unreadable': 'The office cannot read the signature. Sign again and seal again.',
  'text-refused': 'The office cannot print a text as it is. Write it anew, then seal again.',
  equipment:
    'A value was measured with equipment the office does not know, or whose calibration had ended. Tick the equipment that was used, then seal again; or ask the office to register it.',
  implausible:
    'Something about the car cannot be right, as its first registration after the test. Correct it below, then seal again.',
  'needs-approval':
    'Judged less severe than the rules, or better than before: a second person at the office must approve it. It goes on by itself then.',
  'vehicle-differs':
    'The last test of this car has its first registration, category or fuel otherwise, and that decides what is tested. Correct it below and seal again; or, if it is right as it is, ask the office: a second person there approves it.',
  'amendment-is-retest': 'What was repaired after the test cannot be amended. Begin a retest of this inspection.',
  retest:
    'The office does not take this as the retest: another car, too late, or not all of it tested again. If it is the same car under a corrected number or a new plate, ask the office to link the two tests; otherwise begin a full test.',
  conflict: 'Two devices wrote differently. Decide below.',
  'device-unapproved':
    'The office has not approved this device yet. Nothing is lost: it counts as soon as the office does. Ask there.',
  quarantined: 'The office keeps this inspection apart and looks at it.',
  late: 'Something was recorded after the seal. Seal again.',
  'certificate-refused':
    'The certificate cannot be printed or signed with a text as it is. Shorten it or use other letters, then seal again.',
  'needs-date': 'The office must confirm the date of the test.',
  'seal-unsigned': 'It was sealed by an app that does not sign yet. Update the app, unlock it, then seal again.',
  'seal-key-unknown':
    'The office does not know yet that you seal on this device. Sign in while connected and it goes on by itself; otherwise seal again.',
  'seal-key-retired': 'Your sign-in on this device had ended when this was sealed. Sign in again, then seal again.',
  'seal-not-authors': 'The seal does not carry the signature of who sealed it. Sign in again, then seal again.',
  'date-in-doubt': 'The clock of this device is in doubt. The office must confirm the date of the test.',
  'date-before-enrolment':
    'The test would be older than the enrolment of this device. The office must confirm its date.',
  'date-before-account':
    'The test would be older than the account it was signed with. The office must confirm its date.',
  'date-before-sign-in':
    'The test would be older than the first sign-in on this device. The office must confirm its date.',
  'date-before-contact':
    'The office has heard from this device since the time of the test, and it had no such test yet. The office must confirm its date.',
  'author-disabled':
    'It arrived after an account had been disabled. The office keeps it and decides whether there is a certificate.',
  'not-holder':
    'Somebody else holds this inspection. What was recorded here counts for nothing; take it over if you carry on with it.',
  'stranger-sealed': 'It was sealed without having been taken over. Take it over, then seal again.',
  'closed-by-office': 'The office has closed this inspection without a certificate. Seal again if it should count.',
}
export type ReasonCode = keyof typeof reasons
