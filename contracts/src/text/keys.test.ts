import { anyCharacter } from '@sac/tests/support/any-character'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailKey } from './email-key.ts'
import { isVinMeant, nameKey, plateKey, searchKeys, tidyPlate, vinKey } from './keys.ts'
import { unseen } from './latin.ts'
import { readVin } from './vin.ts'

const spaces = ['', ' ', '\u00A0', '\u2009', '-', '–', '—', '\u2011', '\u2212', '.', '·', '_', '/', '\u200B', '\u200E']
const alikes: Readonly<Record<string, string>> = {
  A: 'АΑａ𝐀',
  B: 'ВΒｂ',
  C: 'СϹｃ',
  H: 'НΗ',
  X: 'ХΧ',
  K: 'КΚ\u212A',
  Y: 'УΥҮ',
}
const digitForms = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '０１２３４５６７８９']

const spelled = (letter: string): fc.Arbitrary<string> => {
  const digits = /\d/.test(letter) ? digitForms.map((form) => form.charAt(Number(letter))) : []
  const forms = [letter, letter.toLowerCase(), ...Array.from(alikes[letter] ?? ''), ...digits]
  return fc.tuple(fc.constantFrom(...spaces), fc.constantFrom(...forms)).map((parts) => parts.join(''))
}
const spellings = (text: string): fc.Arbitrary<string> =>
  fc.tuple(...Array.from(text, spelled)).map((parts) => parts.join(''))

const plate = fc.string({ unit: fc.constantFrom(...Array.from('ABCHXKYZ0123456789')), minLength: 2, maxLength: 10 })

test('every spelling of a plate has the key of the plate, and every beginning of it is found', () => {
  fc.assert(
    fc.property(
      plate.chain((own) => fc.tuple(fc.constant(own), spellings(own), spellings(own))),
      ([own, stored, typed]) => {
        expect(plateKey(stored)).toBe(own)
        expect(searchKeys(typed)?.plate).toBe(own)
      },
    ),
  )
  expect(plateKey('AB–123–CD')).toBe(plateKey('ab123cd'))
  // An accent by itself is the apostrophe of another keyboard; a ß is the same letter in both cases.
  for (const typed of ["AB'123", 'AB´123', 'AB`123', 'AB¨123', 'AB\u1FDD123']) expect(plateKey(typed)).toBe('AB123')
  expect(plateKey('GROẞ 1')).toBe(plateKey('groß 1'))
})

/** What takes letters apart, hangs on them, or becomes one with them, oftener than chance would have it. */
const joining = fc.constantFrom(...Array.from('\0- ´\u0301\u0331\u030f\u0345\u0654\ufe00\u2017\u203eȐАКИ각اİßǰ™№Å½१'))

test('a plate is recorded as it was typed, tidily, and keeps its key', () => {
  expect(tidyPlate(' ａb – 123\u00A0\u2011 cd ')).toBe('AB - 123 - CD')
  // A line over or under a blank is a mark once it has its plain form.
  expect(tidyPlate('AB\u203e12\u2017')).toBe('AB 12')
  const text = fc.string({ unit: fc.oneof(anyCharacter, joining), maxLength: 15 })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 15 }), text), (any) => {
      // What nobody sees is refused at the field and by the server.
      const typed = any.replaceAll(unseen, '')
      expect(tidyPlate(tidyPlate(typed))).toBe(tidyPlate(typed))
      expect(plateKey(tidyPlate(typed))).toBe(plateKey(typed))
    }),
  )
})

test('plates that differ in a letter or digit have different keys', () => {
  fc.assert(fc.property(plate, plate, (one, other) => (plateKey(one) === plateKey(other)) === (one === other)))
  // O and 0 are different characters of many countries' plates.
  expect(plateKey('BO 12')).not.toBe(plateKey('B0 12'))
})

const keys = [plateKey, nameKey, vinKey, emailKey]
/** Letters of the scripts of Europe and the Mediterranean, and their other widths and forms, that case or form changes. */
const changing = [
  [0xaa, 0x700],
  [0x1e00, 0x2190],
  [0xfb00, 0xfe00],
  [0xff00, 0xffef],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: to - from }, (_, at) => String.fromCodePoint(from + at)).filter(
    (letter) => letter.toUpperCase().normalize('NFKD') !== letter,
  ),
)

test('a key is its own key, whatever the text', () => {
  const text = fc.string({ unit: fc.oneof(anyCharacter, joining), maxLength: 30 })
  for (const key of keys)
    fc.assert(
      fc.property(text, (typed) => {
        expect(key(key(typed))).toBe(key(typed))
      }),
    )
  const changesAgain = (own: string, key: (text: string) => string) => key(own) !== own
  const wrong = changing.filter((letter) => keys.some((key) => changesAgain(key(letter), key)))
  expect(wrong).toEqual([])
})

test('the composed and the decomposed form of a text have one key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      for (const key of [plateKey, nameKey, emailKey])
        expect(key(text.normalize('NFD'))).toBe(key(text.normalize('NFC')))
    }),
  )
})

test('Arabic letters that plates draw alike are one', () => {
  expect(plateKey('۱۲ ب ۳۴۵ ـ ی')).toBe(plateKey('12ب345ي'))
  expect(plateKey('12345 أ 6')).toBe(plateKey('١٢٣٤٥-ا-٦'))
  expect(plateKey('ک1')).toBe(plateKey('ك1'))
  expect(plateKey('ة')).toBe(plateKey('ه'))
})

test('makes are one with and without accents', () => {
  expect(nameKey('Citroën')).toBe(nameKey('CITROEN'))
  expect(nameKey('Škoda')).toBe(nameKey('skoda'))
  expect(nameKey('Mercedes-Benz')).toBe(nameKey('MERCEDES BENZ'))
})

const labels = [
  'VIN: ',
  'vin-',
  'VIN=',
  'V.I.N. ',
  '(VIN) ',
  'VIN No. ',
  'VIN #',
  'Vehicle identification number: ',
  'E: ',
  '(E) ',
  'N° de châssis ',
  'N° de châssis : ',
  'Nº DE CHASSIS:',
  'numéro de série ',
  'NIV n° ',
  'No. de châssis ',
  'n de chassis ',
  'Fahrgestell-Nr. ',
  'Fahrgestellnr.: ',
  'Fahrzeug-Identifizierungsnummer: ',
  'FIN ',
  'Nr. ',
  'Chassis number: ',
  'Numero di telaio: ',
  'Número de bastidor ',
  'Chassi: ',
  'Chasis nº ',
  'VIN',
  'FIN',
  'НОМЕР: ',
  'رقم الهيكل: ',
]
const number = fc.string({ unit: fc.constantFrom(...Array.from('ABCHXKYZ0123456789')), minLength: 17, maxLength: 17 })

test('a VIN with a label before it is the VIN or refused, never another number', () => {
  fc.assert(
    fc.property(fc.constantFrom(...labels), number, (label, vin) => {
      const read = readVin(label + vin)
      expect([label, read.ok ? read.vin : vin]).toEqual([label, vin])
    }),
  )
  const named = labels.filter((label) => readVin(`${label}WVWZZZ1KZAW123456`).ok)
  expect(labels.filter((label) => !named.includes(label))).toEqual(['НОМЕР: ', 'رقم الهيكل: '])
})

test('a short number is never made shorter by its label', () => {
  for (const short of [
    '777',
    'DE777',
    'NO12',
    'N123',
    'E123',
    'VIN777',
    'D12',
    'LA1234',
    'CODE12',
    '1234567',
    'N',
    'L',
    'DE',
  ])
    expect([short, readVin(short)]).toEqual([short, { ok: true, vin: short }])
  expect(readVin('N° de châssis 777')).toEqual({ ok: true, vin: '777' })
  for (const [typed, vin] of [
    ['N 123', 'N123'],
    ['la 12', 'LA12'],
    ['D-12', 'D12'],
    ['No. 12', '12'],
    ['№ 12', '12'],
  ] as const)
    expect([typed, readVin(typed)]).toEqual([typed, { ok: true, vin }])
})

test('every spelling of a VIN has one key', () => {
  fc.assert(
    fc.property(
      number.chain((vin) => fc.tuple(fc.constant(vin), spellings(vin), fc.constantFrom('', 'VIN: ', 'N° de châssis '))),
      ([vin, typed, label]) => {
        expect(vinKey(label + typed.replaceAll(/[_/·]/g, ''))).toBe(vin)
      },
    ),
  )
  expect(vinKey('1M8GDM9AXKPO42788')).toBe('1M8GDM9AXKP042788')
  expect(vinKey('lM8GDM9AXKP042788'.replace('l', 'i'))).toBe('1M8GDM9AXKP042788')
})

test('a certificate is asked for by the whole VIN or its last four characters, and by nothing less', () => {
  const vin = 'VF1AB000123456789'
  for (const typed of [vin, 'vin: vf1 ab0 0012 3456 789', '6789', ' 67 89', '٦٧٨٩', '789', '89', '9'])
    expect(isVinMeant(vin, typed)).toBe(true)
  for (const typed of ['', '-', '788', '56789', 'F1AB000123456789', '6780']) expect(isVinMeant(vin, typed)).toBe(false)
  expect(isVinMeant('777', '777')).toBe(true)
  expect(isVinMeant('777', '77')).toBe(true)
  expect(isVinMeant('777', '0777')).toBe(false)
  expect(isVinMeant('', '')).toBe(false)
})

test('too little to look for finds nothing', () => {
  for (const typed of ['', '%', '__', 'A', ' - - ', '\u202E\u200B1']) expect(searchKeys(typed)).toBeNull()
})
