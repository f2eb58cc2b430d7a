import { type Route, route } from '@sac/platform/http/route'
import { type BooksToCheck, checkBooks } from '../check/check-books.ts'

/** Whether anything has been rewritten, on demand, and what status lists somebody has kept prove. */
export const chainRoutes = (books: BooksToCheck): Route[] => [
  route({
    operation: 'admin.chains-check',
    handler: async ({ body: { lists = [] } }) => ({ status: 200, body: await checkBooks(books, lists) }),
  }),
]
