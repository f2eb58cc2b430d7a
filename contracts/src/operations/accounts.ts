import { ConfirmRegistration, ForgotPassword, RegisterCustomer, ResetPassword } from '../http/accounts.ts'
import { SessionResult } from '../http/auth.ts'
import { cookie } from './auth.ts'
import { json, type Operations } from './operation.ts'

const saysNothing =
  'The answer is the same whether the address is known or not; what there is to say goes there by e-mail.'

export const accountOperations = {
  'auth.register': {
    method: 'post',
    path: '/api/v1/auth/register',
    summary: 'Ask for a customer account',
    description: saysNothing,
    proof: 'none',
    body: RegisterCustomer,
    answers: { 202: {} },
  },
  'auth.confirm-registration': {
    method: 'post',
    path: '/api/v1/auth/register/confirm',
    summary: 'Open the account with the link of the e-mail and the password chosen, and sign in',
    proof: 'none',
    body: ConfirmRegistration,
    answers: { 200: json(SessionResult, { 'Set-Cookie': cookie }) },
    problems: ['auth.invalid-credentials', 'account.link-over'],
  },
  'auth.forgot-password': {
    method: 'post',
    path: '/api/v1/auth/forgot-password',
    summary: 'Ask for a link to choose another password',
    description: saysNothing,
    proof: 'none',
    body: ForgotPassword,
    answers: { 202: {} },
  },
  'auth.reset-password': {
    method: 'post',
    path: '/api/v1/auth/reset-password',
    summary: 'Choose another password with the link of the e-mail; ends every session',
    proof: 'none',
    body: ResetPassword,
    answers: { 204: {} },
    problems: ['account.link-over'],
  },
} as const satisfies Operations
