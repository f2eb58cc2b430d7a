import { ComingPage } from '../coming-page.tsx'
import type { PagesOf } from './pages-of.ts'

export const moneyPages: PagesOf<'money'> = {
  '/money': ComingPage,
}
