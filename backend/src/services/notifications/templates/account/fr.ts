import type { AccountMailPurpose } from '@sac/contracts/events/user-events'
import type { MessageWords } from '../words.ts'

const notYou = 'Si ce n’était pas vous, ne faites rien : sans le lien, rien ne change.'
const goodFor = 'Le lien est valable {link.hours:hours} et ne sert qu’une fois.'

export const frenchAccount: Readonly<Record<AccountMailPurpose, MessageWords>> = {
  'confirm-registration': {
    subject: 'Confirmez votre adresse',
    title: 'Confirmez votre adresse',
    says: [
      'Un compte a été demandé avec cette adresse. Ouvrez le lien et saisissez le mot de passe que vous avez choisi.',
    ],
    button: 'Confirmer l’adresse',
    notes: [goodFor, notYou],
  },
  'already-registered': {
    subject: 'Vous avez déjà un compte',
    title: 'Vous avez déjà un compte',
    says: [
      'Quelqu’un a essayé d’ouvrir un compte avec votre adresse. Vous en avez un : connectez-vous, ou choisissez un autre mot de passe si vous l’avez oublié.',
      'Si ce n’était pas vous, il n’y a rien à faire.',
    ],
  },
  'reset-password': {
    subject: 'Choisissez un autre mot de passe',
    title: 'Choisissez un autre mot de passe',
    says: ['Un autre mot de passe a été demandé pour votre compte.'],
    button: 'Choisir un mot de passe',
    notes: [goodFor, 'Si ce n’était pas vous, ne faites rien : votre mot de passe ne change pas.'],
  },
  'no-account': {
    subject: 'Aucun compte n’a cette adresse',
    title: 'Aucun compte n’a cette adresse',
    says: [
      'Un autre mot de passe a été demandé avec cette adresse, mais aucun compte ne l’a. Le vôtre a peut-être une autre adresse.',
      'Si ce n’était pas vous, il n’y a rien à faire.',
    ],
  },
  'confirm-email': {
    subject: 'Confirmez votre nouvelle adresse',
    title: 'Confirmez votre nouvelle adresse',
    says: ['Cette adresse doit devenir celle de votre compte. Jusqu’à votre confirmation, l’ancienne compte.'],
    button: 'Confirmer l’adresse',
    notes: [goodFor, notYou],
  },
  'address-in-use': {
    subject: 'Quelqu’un voulait utiliser votre adresse',
    title: 'Quelqu’un voulait utiliser votre adresse',
    says: ['Quelqu’un voulait votre adresse pour un autre compte. Elle reste la vôtre ; il n’y a rien à faire.'],
  },
  'email-changed': {
    subject: 'Votre compte a une autre adresse',
    title: 'Votre compte a une autre adresse',
    says: [
      'Votre compte a désormais une autre adresse e-mail ; plus rien ne sera envoyé à celle-ci.',
      'Si ce n’était pas vous, prévenez le centre tout de suite.',
    ],
  },
  'password-changed': {
    subject: 'Votre mot de passe a été changé',
    title: 'Votre mot de passe a été changé',
    says: [
      'Votre compte a un autre mot de passe, et toutes les autres connexions ont pris fin.',
      'Si ce n’était pas vous, demandez tout de suite un autre mot de passe.',
    ],
  },
  invitation: {
    subject: 'Votre compte SmartAutoCheck',
    title: 'Choisissez votre mot de passe',
    says: [
      'Un administrateur a créé un compte pour vous. Choisissez un mot de passe pour vous connecter la première fois.',
    ],
    button: 'Choisir un mot de passe',
    notes: [goodFor],
  },
}
