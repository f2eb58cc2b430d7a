import type { Messages } from '../en.ts'

export const takeover = {
  title: 'Prendre le relais',
  heldBy: (who: string, since: string) => `${who} : contrôle en main depuis ${since}.`,
  takenOver: (who: string, since: string) => `${who} : relais pris, ${since}.`,
  both: (who: string, since: string) => `${who} : même contrôle en main depuis ${since}. Convenez qui continue.`,
  yourself: 'Votre autre appareil',
  inspector: (number: string) => `Contrôleur ${number}`,
  someone: 'Un autre contrôleur',
  known: (done: string, total: string) => `${done} sur ${total} répondus, à la connaissance de cet appareil.`,
  nothingLost: 'Tout ce qui est saisi est gardé. Ce qui manque ici arrive avec la prochaine connexion.',
  why: 'Pourquoi continuez-vous ce contrôle ?',
  reason: 'Motif',
  reasons: {
    shift: 'changement d’équipe',
    'called-away': 'le collègue a dû partir',
    device: 'l’autre appareil ne fonctionne pas',
    appointed: 'nous en avons convenu',
    other: 'autre motif',
  },
  more: 'Précisions',
  reasonNeeded: 'Choisissez ou écrivez un motif.',
  act: 'Prendre le relais',
  takeBack: 'Reprendre en main',
  begunBy: (who: string, since: string) => `${who}, depuis ${since}`,
} satisfies Messages['takeover']
