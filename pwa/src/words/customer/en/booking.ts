export const booking = { title: 'Book' }
