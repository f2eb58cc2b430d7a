import type { LocalText, Quantity } from './template.ts'

export type ComputedQuantity = Exclude<Quantity['of'], 'value'>

const names: Record<ComputedQuantity, LocalText> = {
  'imbalance-percent': { en: 'difference between the wheels', fr: 'écart entre les roues' },
  'efficiency-percent': { en: 'efficiency', fr: 'efficacité' },
  mean: { en: 'mean', fr: 'moyenne' },
  'spread-percent': { en: 'spread', fr: 'dispersion' },
}

/** What a value is called that is computed from what was measured. */
export const computedLabel = ({ en, fr }: LocalText, quantity: ComputedQuantity): LocalText => ({
  en: `${en}, ${names[quantity].en}`,
  fr: `${fr}, ${names[quantity].fr}`,
})
