// The words of the monthly report; those of results and kinds are the ones on the papers.
import type { Language } from '@sac/contracts/template/template'

const en = {
  title: 'Monthly report of roadworthiness tests',
  version: (version: number) => `Version ${version}`,
  facts: 'This report',
  centre: 'Test centre',
  made: 'Made on, by account',
  at: (date: string, time: string) => `${date}, ${time} UTC`,
  tests: 'Tests',
  file: 'Attached file (CSV), SHA-256',
  sums: 'Tests by kind and result',
  all: 'All',
  changes: (version: number) => `Changed since version ${version}`,
  noChanges: 'The same tests; a column was added to the file.',
  change: 'Change',
  added: 'added',
  removed: 'removed',
  altered: 'altered',
  test: 'Test',
  list: 'The tests',
  date: 'Date',
  plate: 'Plate',
  vin: 'VIN',
  kind: 'Kind',
  result: 'Result',
  deficiencies: 'Deficiencies',
  paper: 'Paper',
  source:
    'Every figure on these pages is read from the attached file, which holds all columns. Papers stand as they were when the report was made. No name of a person is in it.',
  kinds: { periodic: 'periodic', retest: 'retest', voluntary: 'voluntary' } as Record<string, string>,
  results: {
    pass: 'pass',
    'pass-minor': 'pass, minor',
    fail: 'fail',
    'fail-dangerous': 'fail, dangerous',
    abandoned: 'not carried out',
  } as Record<string, string>,
  statuses: {
    valid: '',
    suspended: 'suspended',
    revoked: 'revoked',
    superseded: 'superseded',
  } as Record<string, string>,
}

export type MonthWords = typeof en

const fr: MonthWords = {
  title: 'Rapport mensuel des contrôles techniques',
  version: (version) => `Version ${version}`,
  facts: 'Ce rapport',
  centre: 'Centre de contrôle',
  made: 'Établi le, par le compte',
  at: (date, time) => `${date}, ${time} UTC`,
  tests: 'Contrôles',
  file: 'Fichier joint (CSV), SHA-256',
  sums: 'Contrôles par type et résultat',
  all: 'Tous',
  changes: (version) => `Changé depuis la version ${version}`,
  noChanges: 'Les mêmes contrôles ; une colonne a été ajoutée au fichier.',
  change: 'Changement',
  added: 'ajouté',
  removed: 'retiré',
  altered: 'modifié',
  test: 'Contrôle',
  list: 'Les contrôles',
  date: 'Date',
  plate: 'Plaque',
  vin: 'VIN',
  kind: 'Type',
  result: 'Résultat',
  deficiencies: 'Défaillances',
  paper: 'Document',
  source:
    'Chaque chiffre de ces pages est lu dans le fichier joint, qui contient toutes les colonnes. Les documents sont ceux du moment où le rapport a été établi. Aucun nom de personne n’y figure.',
  kinds: { periodic: 'périodique', retest: 'contre-visite', voluntary: 'volontaire' },
  results: {
    pass: 'favorable',
    'pass-minor': 'favorable, mineures',
    fail: 'défavorable',
    'fail-dangerous': 'défavorable, critiques',
    abandoned: 'non effectué',
  },
  statuses: { valid: '', suspended: 'suspendu', revoked: 'révoqué', superseded: 'remplacé' },
}

const all: Record<Language, MonthWords> = { en, fr }

export const monthWordsOf = (language: Language): MonthWords => all[language]
