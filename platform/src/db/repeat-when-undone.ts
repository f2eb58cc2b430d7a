import { isUndone } from './not-now.ts'

const attempts = 4

/**
 * Runs work again that the database has undone because somebody was in its way: two that wait for each other are both right, and
 * one of them has to begin anew. Nothing of what was undone is left, so that the work must be good for being begun twice.
 */
export async function repeatWhenUndone<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isUndone(error) || attempt === attempts) throw error
    }
  }
}
