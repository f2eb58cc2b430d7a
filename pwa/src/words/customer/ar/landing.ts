import type { Landing } from '../en/landing.ts'

export const landing: Landing = {
  headline: 'سيارتك تُفحص في الوقت الذي يناسبك.',
  lead: 'اختر وقتًا، واعرف السعر، وادفع، ثم احضر. تغادر ومعك شهادة يستطيع أي شخص التحقق منها.',
}
