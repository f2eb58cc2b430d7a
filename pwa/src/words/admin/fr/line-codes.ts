export const lineCodes: Readonly<Record<string, string>> = {
  'line.unreadable': 'Illisible',
  'line.too-large': 'Trop longue',
  'line.too-deep': 'Imbriquée trop profondément',
  'line.schema': 'Un élément manque ou est faux',
  'line.unknown-type': 'D’un type inconnu',
  'line.unknown-version': 'D’une version ultérieure',
  'line.other-device': 'Écrite par un autre appareil',
  'line.conflict-hash': 'Deux textes sous un numéro',
  'line.forked': 'Deux historiques d’un appareil',
}
