import type { LineRefusal } from '@sac/contracts/sync/line-refusal'

export const lineCodes = {
  'line.unreadable': 'Illisible',
  'line.too-large': 'Trop longue',
  'line.too-deep': 'Imbriquée trop profondément',
  'line.schema': 'Un élément manque ou est faux',
  'line.unknown-type': 'D’un type inconnu',
  'line.unknown-version': 'D’une version ultérieure',
  'line.other-device': 'Écrite par un autre appareil',
  'line.conflict-hash': 'Deux textes sous un numéro',
  'line.forked': 'Deux historiques d’un appareil',
  'actor.unknown': 'De quelqu’un qui ne s’y est jamais connecté',
  'copy.unsigned': 'D’une copie non signée',
  'device.unapproved': 'D’un appareil pas encore approuvé',
} satisfies Record<LineRefusal, string>
