import type { ChangeEmail } from '@sac/contracts/http/accounts'
import { useState } from 'react'
import { isEmail } from './is-email.ts'

/** The fields that ask for another address of an account; `send` is given them once they are filled in. */
export function useNewEmail(send: (body: ChangeEmail) => void) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (isEmail(email) && password !== '') send({ email: email.trim(), password })
  }
  return { email, setEmail, password, setPassword, tried, submit }
}
