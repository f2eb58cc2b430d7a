import { authOperations } from '@sac/contracts/operations/auth'
import { useState } from 'react'
import { isEmail } from './is-email.ts'
import { isRefusal } from './office.ts'
import { personSession } from './session.ts'
import { useAct } from './use-act.ts'

/** What a form that signs in holds besides the address; whoever succeeds is signed in. */
export function useSignIn(email: string) {
  const login = useAct(authOperations['auth.login'], { onAnswer: personSession.begin })
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  // Once a code was asked for, its field stays: the next attempt needs one, too.
  const [asksCode, setAsksCode] = useState(false)
  const submit = () => {
    setTried(true)
    if (!isEmail(email) || password === '') return
    const body = { email: email.trim(), password, ...(code.trim() === '' ? {} : { code: code.trim() }) }
    login.mutate(
      { body },
      { onError: (error) => setAsksCode(asksCode || isRefusal(error, 'auth.code-required', 'auth.code-wrong')) },
    )
  }
  return { login, password, setPassword, code, setCode, tried, asksCode, submit }
}
