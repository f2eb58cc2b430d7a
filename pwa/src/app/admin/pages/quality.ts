import { ComingPage } from '../coming-page.tsx'
import type { PagesOf } from './pages-of.ts'

export const qualityPages: PagesOf<'quality'> = {
  '/quality': ComingPage,
}
