const dayMs = 24 * 60 * 60 * 1000
const daysEachWay = 3

/** First and last day (UTC, inclusive) whose assignments a device holds. */
export function assignmentWindow(now: Date): { from: string; until: string } {
  const day = (offset: number) => new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10)
  return { from: day(-daysEachWay), until: day(daysEachWay) }
}
