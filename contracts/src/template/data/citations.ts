// What was compared with the text it names, and where it stands there: by rule or checkpoint, then by the place in its list.
// What is not here was not found anywhere a person can look it up, or is written differently there, and stays `verified: false`.
type Citations = Readonly<Record<number, string>>

type Cited = { source: string; verified: boolean }

const IN_USE = 'The Road Vehicles (Construction and Use) Regulations 1986 (UK, SI 1986/1078)'
const MOT_MANUAL = 'MOT inspection manual for cars (UK), edition of 2012'

/** By the id of the rule. */
export const limitCitations: Readonly<Record<string, Citations>> = {
  'co-idle': {
    0: `${IN_USE}, schedule 7B, part I, paragraph 3 (b)`,
    3: `${IN_USE}, schedule 7B, part I, paragraph 3 (c)`,
  },
  'co-high-idle': {
    0: `${IN_USE}, schedule 7B, part I, paragraph 3A (b)`,
    1: `${IN_USE}, schedule 7B, part I, paragraph 3A (c)`,
  },
  'flash-rate': { 0: 'MOT inspection manual for cars (UK), edition before 2012, section 1.5: 60 to 120 a minute' },
}

/** By the code of the checkpoint. */
export const notApplicableCitations: Readonly<Record<string, Citations>> = {
  '4.3.1': { 0: `${MOT_MANUAL}, section 1.2: not required before 1 January 1936` },
  '4.4.1': { 0: `${MOT_MANUAL}, section 1.4: not required before 1 January 1936` },
  '7.1.2': { 0: `${IN_USE}, regulations 46 (1) (a) and 47 (1)` },
  '7.11': { 0: `${IN_USE}, regulation 35 (2) (g)` },
  '8.2.1.2': {
    0: `${MOT_MANUAL}, section 7.3: not for vehicles with an electric and a combustion engine`,
    1: `${IN_USE}, regulation 61 (10A): from 1 August 1975`,
  },
  '8.2.2.2': { 1: 'Directive 2014/45/EU, Annex I, item 8.2.2.2: before 1 January 1980 exempted' },
}

/** The same items; those cited name the text and are verified. */
export const cited = <Item extends Cited>(items: readonly Item[], citations: Citations = {}): Item[] =>
  items.map((item, at) => {
    const source = citations[at]
    return source === undefined ? item : { ...item, source, verified: true }
  })
