/** Under which the device remembers who is signed in. */
export const personKey = 'sac-customer'
