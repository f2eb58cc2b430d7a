import type { AccountMailPurpose } from '@sac/contracts/events/user-events'
import type { MessageWords } from '../words.ts'

const notYou = 'If it was not you, do nothing: without the link nothing changes.'
const goodFor = 'The link is good for {link.hours:hours} and works once.'

export const englishAccount: Readonly<Record<AccountMailPurpose, MessageWords>> = {
  'confirm-registration': {
    subject: 'Confirm your address',
    title: 'Confirm your address',
    says: ['An account was asked for with this address. Open the link and enter the password you chose.'],
    button: 'Confirm address',
    notes: [goodFor, notYou],
  },
  'already-registered': {
    subject: 'You have an account already',
    title: 'You have an account already',
    says: [
      'Somebody tried to open an account with your address. You have one: sign in with it, or choose another password if you forgot yours.',
      'If it was not you, there is nothing to do.',
    ],
  },
  'reset-password': {
    subject: 'Choose another password',
    title: 'Choose another password',
    says: ['Somebody asked for another password for your account.'],
    button: 'Choose password',
    notes: [goodFor, 'If it was not you, do nothing: your password stays as it is.'],
  },
  'no-account': {
    subject: 'There is no account with this address',
    title: 'No account with this address',
    says: [
      'Somebody asked for another password with this address, but no account has it. Perhaps yours has another address.',
      'If it was not you, there is nothing to do.',
    ],
  },
  'confirm-email': {
    subject: 'Confirm your new address',
    title: 'Confirm your new address',
    says: ['This address is to be the one of your account. Until you confirm it the old one counts.'],
    button: 'Confirm address',
    notes: [goodFor, notYou],
  },
  'address-in-use': {
    subject: 'Somebody wanted to use your address',
    title: 'Somebody wanted to use your address',
    says: ['Somebody wanted your address for another account. It stays yours; there is nothing to do.'],
  },
  'email-changed': {
    subject: 'Your account has another address',
    title: 'Your account has another address',
    says: [
      'From now on your account has another e-mail address; nothing more is sent to this one.',
      'If it was not you, tell the centre at once.',
    ],
  },
  'password-changed': {
    subject: 'Your password was changed',
    title: 'Your password was changed',
    says: [
      'Your account has another password, and every other sign-in has ended.',
      'If it was not you, ask for another password at once.',
    ],
  },
  invitation: {
    subject: 'Your account at SmartAutoCheck',
    title: 'Choose your password',
    says: ['An administrator made an account for you. Choose a password to sign in for the first time.'],
    button: 'Choose password',
    notes: [goodFor],
  },
}
