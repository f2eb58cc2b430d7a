import { pluralIn } from '#design/i18n/plural.ts'

const plural = pluralIn('en')

/** What all lists have. */
export const lists = {
  search: 'Search',
  any: 'Any',
  filters: 'Filters',
  clear: 'Clear filters',
  columns: 'Columns',
  usual: 'As usual',
  views: 'Views',
  viewName: 'Name of this view',
  saveView: 'Keep this view',
  forgetView: (name: string) => `Forget ${name}`,
  noViews: 'A view keeps filters, order and columns under a name, on this device.',
  exportCsv: 'Export CSV',
  exporting: (count: number) => plural(count, { one: '# row so far', other: '# rows so far' }),
  stopExport: 'Stop the export',
  print: 'Print',
  selectRow: 'Select',
  selected: (count: number) => plural(count, { one: '# selected', other: '# selected' }),
  shown: (count: number) => plural(count, { one: '# shown', other: '# shown' }),
  all: (count: number) => plural(count, { one: '# in all', other: '# in all' }),
  nothing: 'Nothing fits these filters',
  nothingAdvice: 'Take one away, or search for something else.',
  from: 'From',
  to: 'To',
}
