// The jurisdictions known here. Figures come from the named sources; none was compared with the consolidated legal text.
import type { JurisdictionProfile } from '../jurisdiction-profile.ts'

const abandonReasons = [
  { code: 'not-presented', text: { en: 'Vehicle not presented', fr: 'Véhicule non présenté' } },
  { code: 'no-identity', text: { en: 'Vehicle cannot be identified', fr: 'Véhicule non identifiable' } },
  { code: 'no-documents', text: { en: 'Registration document missing', fr: 'Document d’immatriculation absent' } },
  { code: 'too-dirty', text: { en: 'Too dirty to be inspected', fr: 'Trop sale pour être contrôlé' } },
  { code: 'unsafe-to-test', text: { en: 'Testing would be dangerous', fr: 'Contrôle dangereux à réaliser' } },
  { code: 'breakdown', text: { en: 'Vehicle broke down', fr: 'Véhicule en panne' } },
  { code: 'no-fuel', text: { en: 'No fuel or charge left', fr: 'Plus de carburant ou de charge' } },
  {
    code: 'presenter-refuses',
    text: { en: 'Presenter refuses part of the test', fr: 'Le présentateur refuse une partie du contrôle' },
  },
  { code: 'equipment-failed', text: { en: 'Test equipment failed', fr: 'Panne de l’équipement de contrôle' } },
  { code: 'other', text: { en: 'Other reason, see text', fr: 'Autre raison, voir le texte' } },
] as const

const euLetters = { pass: 'A', 'pass-minor': 'A', fail: 'S', 'fail-dangerous': 'R' }

export const euMinimum: JurisdictionProfile = {
  id: 'eu-min',
  title: { en: 'EU minimum (Directive 2014/45/EU)', fr: 'Minimum européen (directive 2014/45/UE)' },
  language: 'en',
  timeZone: 'Europe/Brussels',
  currency: 'EUR',
  vatPercent: 21,
  resultLetters: euLetters,
  repairOnSpotAllowed: true,
  validity: { firstTestMonths: 48, months: 24, endsTheDayBefore: false, renewalWindowMonths: 2 },
  dangerousEnds: 'test-day',
  retestMonths: 2,
  abandonReasons,
  source: 'Directive 2014/45/EU art. 5, 7, 9: M1 and N1 four years, then every two; retest within two months',
  verified: false,
}

export const france: JurisdictionProfile = {
  id: 'fr',
  title: { en: 'France', fr: 'France' },
  language: 'fr',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  vatPercent: 20,
  resultLetters: euLetters,
  repairOnSpotAllowed: false,
  validity: { firstTestMonths: 48, months: 24, endsTheDayBefore: false, renewalWindowMonths: 0 },
  dangerousEnds: 'test-day',
  retestMonths: 2,
  abandonReasons,
  source: 'DREAL Hauts-de-France: A valid 2 years, S retest within 2 months, R until midnight of the test day',
  verified: false,
}

export const ukLike: JurisdictionProfile = {
  id: 'uk-like',
  title: { en: 'UK-like', fr: 'Type Royaume-Uni' },
  language: 'en',
  timeZone: 'Europe/London',
  currency: 'GBP',
  vatPercent: 20,
  resultLetters: { pass: 'PASS', 'pass-minor': 'PASS', fail: 'FAIL', 'fail-dangerous': 'FAIL' },
  repairOnSpotAllowed: true,
  validity: { firstTestMonths: 36, months: 12, endsTheDayBefore: true, renewalWindowMonths: 1 },
  dangerousEnds: 'test-day',
  retestMonths: 1,
  abandonReasons,
  source: 'field practice of a yearly test with one month of early renewal',
  verified: false,
}
