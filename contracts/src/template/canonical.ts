// One text for one template, whatever order its members were written in: what is hashed must not depend on the engine.
import type { InspectionTemplate } from './template.ts'

/**
 * Deterministic JSON of a template: members sorted by name (code units), arrays in order, absent members left out, no spaces.
 * Its SHA-256 (UTF-8) is the `templateHash` of events and reports.
 */
export function canonicalTemplate(template: InspectionTemplate): string {
  return JSON.stringify(sorted(template))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]))
}
