import {
  ChangeEmail,
  ChangePassword,
  ChangeProfile,
  ConfirmEmail,
  ConfirmRegistration,
  ForgotPassword,
  Profile,
  RegisterCustomer,
  ResetPassword,
} from '../http/accounts.ts'
import { SessionResult } from '../http/auth.ts'
import { cookie, everybody } from './auth.ts'
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
  'auth.confirm-email': {
    method: 'post',
    path: '/api/v1/auth/confirm-email',
    summary: 'Take another address with the link that was sent to it',
    proof: 'none',
    body: ConfirmEmail,
    answers: { 204: {} },
    problems: ['account.link-over'],
  },
  'account.read': {
    method: 'get',
    path: '/api/v1/account',
    summary: 'My account',
    proof: 'person',
    roles: everybody,
    answers: { 200: json(Profile) },
  },
  'account.change': {
    method: 'put',
    path: '/api/v1/account',
    summary: 'Change name, language, phone and reminders',
    proof: 'person',
    roles: everybody,
    body: ChangeProfile,
    answers: { 200: json(Profile) },
  },
  'account.change-password': {
    method: 'post',
    path: '/api/v1/account/password',
    summary: 'Choose another password; ends every session but this one',
    proof: 'person',
    roles: everybody,
    body: ChangePassword,
    answers: { 204: {} },
    problems: ['account.wrong-password', 'request.limited'],
  },
  'account.change-email': {
    method: 'post',
    path: '/api/v1/account/email',
    summary: 'Ask for another address; it counts when the link sent to it is opened',
    description: saysNothing,
    proof: 'person',
    roles: everybody,
    body: ChangeEmail,
    answers: { 202: {} },
    problems: ['account.wrong-password', 'request.limited'],
  },
} as const satisfies Operations
