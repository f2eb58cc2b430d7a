// Bodies of what a person does with their own account.
import * as z from 'zod/mini'
import { Instant, writtenText } from '../ids.ts'
import { PersonLanguage } from '../person-language.ts'
import { Role } from '../role.ts'
import { emailKey } from '../text/email-key.ts'
import { SecondFactorCode } from './auth.ts'
import { PostalAddress } from './postal-address.ts'

const mailable = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/

/** An address that mail servers take, in any spelling people type. */
export const EmailAddress = z.string().check(
  z.minLength(3),
  z.maxLength(254),
  z.refine((typed) => mailable.test(emailKey(typed)), { error: 'is not an e-mail address' }),
)

/** One that is chosen; what was chosen before stays good. */
const NewPassword = z.string().check(z.minLength(12), z.maxLength(1024))

/** One that is checked. */
const TypedPassword = z.string().check(z.minLength(1), z.maxLength(1024))

/** Of a link that was sent by e-mail. */
const LinkToken = z.string().check(z.regex(/^[\w.-]{1,200}$/))

/** Makes a customer and nothing else. */
export const RegisterCustomer = z.strictObject({
  email: EmailAddress,
  password: NewPassword,
  name: writtenText('person'),
  language: PersonLanguage,
})
export type RegisterCustomer = z.infer<typeof RegisterCustomer>

/** The password is the one chosen at registration: who only reads the mail did not register. */
export const ConfirmRegistration = z.strictObject({
  token: LinkToken,
  password: TypedPassword,
})

export const ForgotPassword = z.strictObject({ email: EmailAddress, language: PersonLanguage })
export type ForgotPassword = z.infer<typeof ForgotPassword>

export const ResetPassword = z.strictObject({ token: LinkToken, password: NewPassword })

export const Reminders = z.strictObject({ email: z.boolean(), sms: z.boolean() })

/** What a person may change of their account by themselves. */
export const ChangeProfile = z.strictObject({
  name: writtenText('person'),
  language: PersonLanguage,
  /** With the country, as E.164 has it: `+33612345678`. */
  phone: z.nullable(z.string().check(z.regex(/^\+[1-9][0-9]{6,14}$/))),
  /** By what they are reminded where they have chosen nothing for that kind of message (`notifications.prefer`); left out, it stays. */
  reminders: z.optional(Reminders),
  /** To whom the next invoices are made out, besides the name; left out, it stays. */
  address: z.optional(z.nullable(PostalAddress)),
})
export type ChangeProfile = z.infer<typeof ChangeProfile>

export const Profile = z.strictObject({
  userId: z.string(),
  role: Role,
  email: z.string(),
  name: z.string(),
  inspectorNumber: z.nullable(z.string()),
  language: PersonLanguage,
  phone: z.nullable(z.string()),
  reminders: Reminders,
  address: z.nullable(PostalAddress),
  /** Signing in asks for a code, too. */
  secondFactor: z.boolean(),
})
export type Profile = z.infer<typeof Profile>

export const ChangePassword = z.strictObject({ current: TypedPassword, password: NewPassword })
export type ChangePassword = z.infer<typeof ChangePassword>

export const ChangeEmail = z.strictObject({ email: EmailAddress, password: TypedPassword })
export type ChangeEmail = z.infer<typeof ChangeEmail>

export const ConfirmEmail = z.strictObject({ token: LinkToken })

export const TypePassword = z.strictObject({ password: TypedPassword })

/** `secret` in Base32, to be typed where `uri` cannot be scanned. */
export const TotpBegun = z.strictObject({ secret: z.string(), uri: z.string() })

export const ConfirmTotp = z.strictObject({ code: SecondFactorCode })

/** Each signs in once instead of a code; shown once. */
export const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) })

export const SecondFactorProof = z.strictObject({ password: TypedPassword, code: SecondFactorCode })

/** `data` by service; what each says is for the person to read and may grow. */
export const ExportedData = z.strictObject({ exportedAt: Instant, data: z.record(z.string(), z.unknown()) })
