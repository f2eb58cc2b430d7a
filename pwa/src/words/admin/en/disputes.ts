export const disputes = {
  title: 'Disputes',
  text: 'A customer’s bank asks for the money back. Answer in the provider’s own office before the day. What is open or lost is not in the takings; of what is lost a credit note is written.',
  statuses: {
    'needs-answer': 'Needs our answer',
    'under-review': 'With the bank',
    won: 'Won',
    lost: 'Lost',
  },
  answerBy: 'Answer by',
  bankReason: 'The bank’s reason',
  page: 'At the provider',
  answer: 'Answer there',
  look: 'Look there',
  bankAsks: 'a question, no money taken',
  emptyTitle: 'No dispute',
  emptyText: 'When a customer’s bank asks for money back, it is here, with the day by which to answer.',
  notCounted: 'Disputed, not counted:',
}
