/** What a name of the office's is called; the name itself where there is no word for it yet. */
export const wordOf = (words: Readonly<Record<string, string>>, name: string): string =>
  (Object.hasOwn(words, name) && words[name]) || name
