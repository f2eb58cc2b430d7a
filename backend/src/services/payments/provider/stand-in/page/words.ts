import type { PersonLanguage } from '@sac/contracts/person-language'

type Words = {
  title: string
  demonstration: string
  nothingMoves: string
  toPay: string
  what: string
  card: string
  pay: (amount: string) => string
  decline: string
  back: string
  declined: string
  paid: string
  paidMeans: string
  goOn: string
  expired: string
  expiredMeans: string
  unknown: string
  unknownMeans: string
  languages: string
}

export const words: Record<PersonLanguage, Words> = {
  en: {
    title: 'Payment (demonstration)',
    demonstration: 'This is a demonstration',
    nothingMoves:
      'No card is asked for and no money moves. This page stands where the page of the payment provider would.',
    toPay: 'To pay',
    what: 'What you pay for',
    card: 'Demonstration card ending in 4242',
    pay: (amount) => `Pay ${amount}`,
    decline: 'Have the bank decline the card',
    back: 'Go back without paying',
    declined: 'The bank has declined the card. Nothing was taken, and you can try again.',
    paid: 'Paid',
    paidMeans: 'This has been paid. There is nothing more to do here.',
    goOn: 'Go on',
    expired: 'This payment has ended',
    expiredMeans: 'The time for paying is over. Nothing was taken.',
    unknown: 'There is no such payment',
    unknownMeans: 'The address is not complete, or the demonstration has been started anew since.',
    languages: 'Language',
  },
  fr: {
    title: 'Paiement (démonstration)',
    demonstration: 'Ceci est une démonstration',
    nothingMoves:
      'Aucune carte n’est demandée et aucune somme n’est débitée. Cette page tient la place de celle du prestataire de paiement.',
    toPay: 'À payer',
    what: 'Ce que vous payez',
    card: 'Carte de démonstration se terminant par 4242',
    pay: (amount) => `Payer ${amount}`,
    decline: 'Faire refuser la carte par la banque',
    back: 'Revenir sans payer',
    declined: 'La banque a refusé la carte. Rien n’a été débité ; vous pouvez réessayer.',
    paid: 'Payé',
    paidMeans: 'Ce paiement a été effectué. Il n’y a plus rien à faire ici.',
    goOn: 'Continuer',
    expired: 'Ce paiement est clos',
    expiredMeans: 'Le délai de paiement est écoulé. Rien n’a été débité.',
    unknown: 'Ce paiement n’existe pas',
    unknownMeans: 'L’adresse est incomplète, ou la démonstration a été relancée entre-temps.',
    languages: 'Langue',
  },
  ar: {
    title: 'الدفع (عرض تجريبي)',
    demonstration: 'هذا عرض تجريبي',
    nothingMoves: 'لا تُطلب أي بطاقة ولا يُخصم أي مبلغ. تحلّ هذه الصفحة محلّ صفحة مزوّد خدمة الدفع.',
    toPay: 'المبلغ المطلوب',
    what: 'تفاصيل المبلغ',
    card: 'بطاقة تجريبية تنتهي بـ 4242',
    pay: (amount) => `ادفع ${amount}`,
    decline: 'اجعل البنك يرفض البطاقة',
    back: 'العودة دون دفع',
    declined: 'رفض البنك البطاقة. لم يُخصم أي مبلغ، ويمكنك المحاولة من جديد.',
    paid: 'تم الدفع',
    paidMeans: 'تم دفع هذا المبلغ. لا يلزم أي إجراء آخر هنا.',
    goOn: 'متابعة',
    expired: 'انتهت عملية الدفع هذه',
    expiredMeans: 'انقضت مهلة الدفع. لم يُخصم أي مبلغ.',
    unknown: 'لا توجد عملية دفع بهذا العنوان',
    unknownMeans: 'العنوان غير مكتمل، أو أُعيد تشغيل العرض التجريبي منذ ذلك الحين.',
    languages: 'اللغة',
  },
}
