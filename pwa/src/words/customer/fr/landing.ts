import type { Landing } from '../en/landing.ts'

export const landing: Landing = {
  headline: 'Votre voiture contrôlée, à l’heure qui vous convient.',
  lead: 'Choisissez une heure, voyez le prix, payez, venez. Vous repartez avec un certificat que chacun peut vérifier.',
}
