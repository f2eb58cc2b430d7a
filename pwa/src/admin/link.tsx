import { linksOf } from '#api/links-of.tsx'
import type { Address } from './addresses.ts'

export const { Link, useGo } = linksOf<Address>()
