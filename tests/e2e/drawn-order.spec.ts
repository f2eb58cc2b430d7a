import { expect, test } from '@playwright/test'
import { plateText } from '@sac/backend/services/certificates/pdf/plate-text'
import { isolated, plateInOrder } from '@sac/contracts/text/isolate'
import { printableText } from '@sac/contracts/text/printable'
import fc from 'fast-check'
import { orderOnPaper, ordersOnScreen } from './drawn-order.ts'

const plain = '<bdi style="unicode-bidi: plaintext">'

const plates = [
  'AB-123-CD',
  'ΑΒΓ 1234',
  'А123ВС 77',
  '١٢٣٤',
  '۱۲۳۴',
  '١٢٣٤ ب',
  'ب ١٢٣٤',
  'ب 1234 AB',
  'AB-١٢٣-CD',
  'AB-۱۲۳-CD',
  '12345-أ-6',
  '٦-أ-١٢٣٤٥',
  '۱۲ ب ۳۴۵ ایران ۶۷',
  '١٢٣-٤٥',
  '۱۲۳-۴۵',
  '١٢٣/٤٥',
  'أ ب ج ١٢٣٤',
  '123 تونس 4567',
  '١٢ 34 ۵۶',
  'ABC ١٢٣ دبي',
  '1234 د ب ي',
  'B ١٢ X ٣٤',
  'ط ١٢',
  'A1-ب2',
  '١٢٣٤A',
  'A١٢٣٤',
  '٩٩٩ TUN ١٢',
  'AB۱۲',
  '١٢٣٤/ب',
  'ب١٢٣٤',
  'AB–12',
  'AB·12',
]

const names = [
  'Łukasz Żółciński',
  'Ωμέγα 12',
  'Ёжик (2-й)',
  'محمد الهادي',
  'مركز الفحص الفني 12 (تونس)',
  'Garage تونس العاصمة 5',
  'شركة ABC للفحص',
  'لا إله إلا',
  'Renault كليو ٤',
  'كليو Renault 4',
  'فيات 500 (L)',
  'پژو ۲۰۶',
  'تويوتا C-HR',
  'مُحَمَّد ١٢',
  '"محمد" & Söhne',
  'BMW «سلسلة» 3',
]

const remarks = [
  'الضغط 2,5 bar (٪٨٠) غير كاف',
  'تاريخ 23/11/2026',
  'تاريخ ٢٣/١١/٢٠٢٦',
  'تاريخ ۱۴۰۵/۰۹/۰۲ ثبت شد',
  'في 2026-11-23 الساعة 10:30',
  'في ٢٠٢٦-١١-٢٣',
  'السعر 1.234,50 د.ت',
  'السعر ١٬٢٣٤٫٥٠ د.ت',
  '٪٥٠',
  '٥٠٪',
  '50%',
  '%50',
  'نسبة 50% من',
  'نسبة ٥٠٪ من',
  'نسبة ۵۰٪ از',
  '(12) كم',
  'كم (12)',
  '[أ] {ب} <ج>',
  'Left brake ٤٠٪ worn',
  'Plate ١٢٣٤ ب was bent',
  'قيمة -5 و +5',
  'قيمة −٥',
  '±٥ °C',
  '$5 ثم 5$',
  '€12,50 للقطعة',
  '#12 رقم',
  'هاتف +216 71 123 456',
  'A/B اختبار C/D',
  'انظر https://sac.test/c?x=1&y=2 هنا',
  'x = ب + 2',
  'سؤال؟ نعم!',
  'أولاً، ثانياً؛ ثالثاً',
  'No. (أ-12) "ب"',
  'ب.',
  '.ب',
  'ب 1.',
  '1. ب',
  '1) ب',
  '٣) ب',
  'a (ب',
  'ب) a',
  '5×6 ب',
  '𝟙𝟚 ب 𝟛',
  'ب ☺ ت',
  'ب 😀 ١٢',
  'می\u200Cخواهم ۱۲',
  '1 2 3',
  '١ ٢ ٣',
  '١٢٬٣٤٥',
  '١٢,٣٤٥',
  '١٢.٣',
  '۱۲٫۳',
  '1:2 ب 3:4',
  '١:٢',
  '№ ١٢',
  '3–4 ب',
  '٣–٤',
  `${isolated('ب 12')} (TN)`,
  `Reason: ${isolated('كسر 5')}, 2 mm`,
  'رقم \u2066A-1\u2069.',
]

test('plates and names stand in the order of letters in which a browser shows them', async ({ page }) => {
  const texts = [...plates, ...names]
  expect(texts.map(orderOnPaper)).toEqual(await ordersOnScreen(page, texts, '<bdi>'))
})

test('a plate of any script stands on the paper as on the verify page', async ({ page }) => {
  const onPage = await ordersOnScreen(page, plates.map(plateInOrder), '<bdi dir="ltr">')
  expect(plates.map((plate) => orderOnPaper(plateText({ plate, country: 'TN' })))).toEqual(
    onPage.map((order) => `${order}|TN|`),
  )
  expect(onPage[plates.indexOf('١٢٣٤ ب')]).toBe('١٢٣٤ب')
  expect(onPage[plates.indexOf('١٢٣-٤٥')]).toBe('١٢٣-٤٥')
})

test('so do remarks and sentences, with numbers, signs, brackets, dates and isolated parts', async ({ page }) => {
  expect(remarks.map(orderOnPaper)).toEqual(await ordersOnScreen(page, remarks, plain))
})

test('so does whatever is written', async ({ page }) => {
  const letters = 'abz ΩЖ بتجلادگ 1234 ٣٤٥ ۶۷۸ -/.,:;()[]«»%٪٬٫،؛؟+−$€#°*&"!  \u00A0\u200C\u0650𝟙😀'
  const part = fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 16 })
  const text = fc
    .array(fc.oneof(part, part.map(isolated)), { minLength: 1, maxLength: 3 })
    .map((parts) => printableText(parts.join('')).trim())
  const texts = fc.sample(text, { numRuns: 1_500, seed: 8 })
  expect(texts.map(orderOnPaper)).toEqual(await ordersOnScreen(page, texts, plain))
})
